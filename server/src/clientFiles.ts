import type { MessageConnection } from 'vscode-jsonrpc';
import type { Files } from './files.ts';
import { joinUri, pathWithin } from './uris.ts';

/** The files that only the client can see: those of a browser, a repository that is looked at where it lies, and the like. */
export function createClientFiles(connection: MessageConnection): Files {
	const read = (uri: string) => connection.sendRequest<string | null>('tieout/readFile', { uri });
	return {
		async read(uri) {
			const text = await read(uri);
			return text === null ? undefined : { text };
		},
		async *find(folder, glob, token) {
			const isIgnored = createIgnoring(folder, read);
			for (const uri of await connection.sendRequest<readonly string[]>('tieout/findFiles', { folder, glob }, token)) {
				const path = pathWithin(folder, uri);
				if (path === undefined || !await isIgnored(path)) yield uri;
			}
		},
	};
}

/** Whether git ignores a file, by the .gitignore of the folder and of those on the way to the file; the innermost that says something counts. */
function createIgnoring(root: string, read: (uri: string) => Promise<string | null>): (path: string) => Promise<boolean> {
	const matchers = new Map<string, Promise<Matcher | undefined>>();
	const matcherOf = (folder: string) => {
		const known = matchers.get(folder);
		if (known !== undefined) return known;
		const asked = read(joinUri(root, `${folder}.gitignore`)).then(async text => {
			if (text === null) return undefined;
			const { default: ignore } = await import('ignore');
			return ignore().add(text);
		});
		matchers.set(folder, asked);
		return asked;
	};
	return async path => {
		let ignored = false;
		for (let at = 0; 0 <= at; at = path.indexOf('/', at) + 1 || -1) {
			const told = (await matcherOf(path.slice(0, at)))?.test(path.slice(at));
			if (told?.ignored === true || told?.unignored === true) ignored = told.ignored;
		}
		return ignored;
	};
}

interface Matcher {
	readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean };
}
