import type { Node } from 'jsonc-parser';
import type { NodeReader } from './configurationNodes.ts';
import { NEEDS, type Profile, type ProfileSection } from './core/profiles.ts';

/** The profiles that an office has written itself, by their names. */
export function readProfiles(node: Node, reader: NodeReader): Map<string, Profile> {
	const profiles = new Map<string, Profile>();
	reader.readMap(node, '{ "社区月报": { "sections": [{ "title": "下月安排" }] } }', (key, value) => {
		const profile = reader.whole(() => readProfile(String(key.value), value, reader));
		if (profile !== undefined) profiles.set(profile.name, profile);
	});
	return profiles;
}

function readProfile(name: string, node: Node, reader: NodeReader): Profile | undefined {
	const read = reader.readObject<Omit<Profile, 'name'>>(node, '{ "sections": [{ "title": "下月安排" }] }', {
		sections: value => readSections(value, reader, 1),
		others: reader.readBoolean,
		ordered: reader.readBoolean,
	});
	if (read === undefined) return undefined;
	if (read.sections === undefined) reader.tell(node, '缺 sections：这种报告有哪些部分', 'sections is missing: what the report is made of');
	return { name, ...read, sections: read.sections ?? [] };
}

function readSections(node: Node, reader: NodeReader, depth: number): ProfileSection[] {
	if (DEEPEST < depth) {
		reader.tell(node, `最多 ${DEEPEST} 层`, `no more than ${DEEPEST} levels`, false);
		return [];
	}
	return reader.readList(node, '[{ "title": "下月安排" }]', element => {
		const read = reader.readObject<ProfileSection>(element, '{ "title": "下月安排" }', {
			title: reader.readString,
			aliases: value => reader.readList(value, '["打算", "安排"]', reader.readString),
			need: value => reader.readChoice(value, NEEDS),
			minLength: reader.readCount,
			sections: value => readSections(value, reader, depth + 1),
			skeleton: reader.readString,
		});
		if (read === undefined) return undefined;
		if (read.title === undefined) reader.tell(element, '缺 title：这一部分的标题', 'title is missing: the heading of the section');
		return { ...read, title: read.title ?? '' };
	});
}
/** A number of the standard has so many levels. */
const DEEPEST = 4;
