import type { Message } from '../core/message.ts';
import type { Residue } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';
import type { Severity } from '../core/settings.ts';

export const residue: Rule<'residue'> = {
	id: 'residue',
	category: 'wording',
	severity: 'warning',
	kind: 'residue',
	title: { zh: '没有粘贴留下的书签、控制字符和零宽字符', en: 'Nothing is left of pasting: bookmarks, control and zero-width characters' },
	judge: ({ what, places, shown }) => {
		const { name, severity } = SORTS[what];
		const [first, ...others] = places;
		const count = places.length;
		const isMended = places.some(({ start, end, text }) => text.length !== end - start);
		const title = { zh: count === 1 ? `删去${name.zh}` : `删去这一段的${count}处${name.zh}`, en: count === 1 ? `Delete the ${name.en}` : `Delete the ${name.en} in this paragraph (${count} places)` };
		return {
			status: 'violated',
			working: '',
			violation: {
				span: { start: first.start, end: first.end },
				message: { zh: `${name.zh}“${shown}”${count === 1 ? '' : `等${count}处`}`, en: `${capitalize(name.en)} “${shown}”${count === 1 ? '' : ` and ${count - 1} more`}` },
				severity,
				related: others.slice(0, MOST_RELATED).map(({ start, end }) => ({ span: { start, end }, message: name })),
				fixes: isMended ? [{ title, safe: true, edits: places }] : [],
			},
		};
	},
};

const MOST_RELATED = 20;

const SORTS: Readonly<Record<Residue['what'], { readonly name: Message; readonly severity: Severity }>> = {
	bookmark: { name: { zh: '粘贴残留的书签', en: 'bookmark left by pasting' }, severity: 'warning' },
	control: { name: { zh: '控制字符', en: 'control character' }, severity: 'warning' },
	zeroWidth: { name: { zh: '零宽字符', en: 'zero-width character' }, severity: 'warning' },
	privateUse: { name: { zh: '无法显示的字符', en: 'character without a meaning' }, severity: 'info' },
	noBreakSpace: { name: { zh: '不间断空格', en: 'no-break space' }, severity: 'hint' },
};

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
