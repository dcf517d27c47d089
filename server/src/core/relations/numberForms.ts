import { isHanAt, trimBlanks } from '../chars.ts';
import type { Form } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Figures whose form leaves something open, or mixes two: 5-10万元 for 5万-10万元, 4.5-5% for 4.5%-5%, 3千余人 for 3000余人. */
export const readNumberForms: BlockReader = ({ text, frames }) => {
	const forms: Form[] = [];
	for (const { quantity: { span, text: printed } } of frames) {
		const expected = expand(printed);
		// In English 5-10% is usual and right.
		const isInChinese = isHanAt(text, trimBlanks(text, 0, span.start) - 1) || isHanAt(text, span.end) || isHanAt(printed, printed.length - 1);
		if (expected === undefined || !isInChinese) continue;
		forms.push({ kind: 'form', claim: 'stated', of: 'numberForm', span, text: printed, expected, places: [{ ...span, text: expected }], others: [] });
	}
	return forms;
};

function expand(printed: string): string | undefined {
	const range = RANGE.exec(printed);
	if (range !== null) return printed.replace(RANGE, '$1$4$2$3$4');
	return THOUSANDS.test(printed) ? printed.replace(THOUSANDS, '$1000') : undefined;
}
/** The first figure lacks what the second has: 万, 亿, %. */
const RANGE = /^([0-9]+(?:\.[0-9]+)?)([-—–~～－]{1,2})([0-9]+(?:\.[0-9]+)?)([%％]|[万亿](?!分))/;
/** GB/T 15835 lets 万 and 亿 stand behind digits, not 千; 千米 and 千瓦 are units. */
const THOUSANDS = /^([0-9]{1,3})千(?=[余多]?(?:[万亿]|[人户件个名家册亩次份元]))/;
