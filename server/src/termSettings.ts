import type { Node } from 'jsonc-parser';
import type { NodeReader } from './configurationNodes.ts';
import type { Term } from './core/settings.ts';

/** The list of an office's own expressions. Of one that is listed in two ways neither can be right. */
export function readTerms(node: Node, reader: NodeReader): Term[] {
	const { tell, readString } = reader;
	const preferredOf = new Map<string, string>();
	const variants: { readonly node: Node; readonly text: string; readonly preferred: string }[] = [];
	const terms = reader.readList(node, EXAMPLE, element => reader.whole((): Term | undefined => {
		const own: { readonly node: Node; readonly text: string }[] = [];
		const read = reader.readObject<Term>(element, EXAMPLE.slice(1, -1), {
			preferred: readString,
			variants: value => reader.readList(value, '["网格管理员"]', one => {
				const text = readString(one);
				if (text !== undefined) own.push({ node: one, text });
				return text;
			}),
			note: readString,
		});
		if (read === undefined) return undefined;
		if (read.preferred === undefined) tell(element, '缺 preferred：规范的写法', 'preferred is missing: what is to be written');
		const preferred = read.preferred ?? '';
		for (const one of own) variants.push({ ...one, preferred });
		preferredOf.set(preferred, preferred);
		return { ...read, preferred, variants: read.variants ?? [] };
	}));
	const wrong = new Set<string>();
	const mended = new Map<string, string>();
	for (const { node: place, text, preferred } of variants) {
		const other = mended.get(text) ?? preferred;
		if (preferredOf.has(text)) tell(place, `“${text}”不能既是规范写法，又要改掉`, `"${text}" cannot be both what is to be written and what is to be changed`, false);
		else if (other !== preferred) tell(place, `“${text}”已列在“${other}”之下`, `"${text}" is listed under "${other}" already`, false);
		else {
			mended.set(text, preferred);
			continue;
		}
		wrong.add(text);
	}
	return wrong.size === 0 ? terms : terms.map(term => ({ ...term, variants: term.variants.filter(one => !wrong.has(one)) }));
}
const EXAMPLE = '[{ "preferred": "网格员", "variants": ["网格管理员"] }]';
