import { CONFIGURATION_FILE, type Configuration, emptyConfiguration, readConfiguration } from './configuration.ts';
import type { FileText } from './files.ts';
import { joinUri, parentOf } from './uris.ts';

/** A `tieout.json` that there is. */
export interface FoundConfiguration {
	readonly uri: string;
	readonly text: string;
	readonly configuration: Configuration;
}

/** The configurations of the reports that somebody writes. */
export interface Configurations {
	/** The one that counts for what lies in a folder: the nearest upward. */
	readonly find: (folder: string) => Promise<FoundConfiguration | undefined>;
	/** They may have changed. */
	readonly forget: () => void;
}

/** `isTop` tells the folders above which nothing is looked for; `tell` is told of what is read. */
export function createConfigurations(read: (uri: string) => Promise<FileText | undefined>, ruleIds: ReadonlySet<string>, isTop: (folder: string) => boolean, tell: (found: FoundConfiguration) => void): Configurations {
	let known = new Map<string, Promise<FoundConfiguration | undefined>>();

	const load = (folder: string): Promise<FoundConfiguration | undefined> => {
		const before = known.get(folder);
		if (before !== undefined) return before;
		const asked = loadAfresh(joinUri(folder, CONFIGURATION_FILE));
		void asked.then(found => found !== undefined && known.get(folder) === asked && tell(found));
		known.set(folder, asked);
		return asked;
	};
	const loadAfresh = async (uri: string): Promise<FoundConfiguration | undefined> => {
		const file = await read(uri);
		if (file === undefined) return undefined;
		if ('text' in file) return { uri, text: file.text, configuration: readConfiguration(file.text, ruleIds) };
		return { uri, text: '', configuration: { ...emptyConfiguration, problems: [{ span: { start: 0, end: 0 }, message: file.problem, isFormal: false }] } };
	};

	return {
		async find(folder) {
			for (let place: string | undefined = folder; place !== undefined; place = isTop(place) ? undefined : parentOf(place)) {
				const found = await load(place);
				if (found !== undefined) return found;
			}
			return undefined;
		},
		forget: () => void (known = new Map()),
	};
}
