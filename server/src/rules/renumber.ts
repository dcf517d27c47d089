import { printLabel } from '../core/enumerators.ts';
import type { Numbering } from '../core/relations.ts';
import type { Edit, Fix } from '../core/rule.ts';
import { printsAlike } from '../core/sequences.ts';

/** One fix for a whole run: each number that is not what it should be, in the look of the run's model. Not safe where the sections may be what is out of order. */
export function renumber({ enumerators, model }: Numbering, safe = true): readonly Fix[] {
	const first = enumerators[0].ordinal;
	const edits: Edit[] = [];
	for (const [index, enumerator] of enumerators.entries()) {
		const label = printLabel(first + index, model);
		if (label === undefined) return [];
		if (label !== enumerator.label && !printsAlike(enumerator.label, label)) edits.push({ ...enumerator.span, text: label });
	}
	if (edits.length === 0) return [];
	const [one] = edits;
	const title = edits.length === 1 ? { zh: `改为${one.text}`, en: `Change to ${one.text}` } : { zh: `重新编号：${one.text}起${edits.length}处`, en: `Renumber ${edits.length} items from ${one.text}` };
	// A run that does not start at 1 may belong elsewhere.
	return [{ title, safe: safe && first === 1, edits, renumbers: true }];
}

/** "（一）（二）（四）", as far as it helps to see. */
export function printRun({ enumerators }: Numbering): string {
	const labels = enumerators.map(({ label }) => label);
	return (labels.length <= MOST_SHOWN ? labels : [...labels.slice(0, MOST_SHOWN - 1), '…', labels[labels.length - 1]]).join(' ');
}
const MOST_SHOWN = 12;

/** A label in a message, with its mark or, where only the number matters, without. */
export const quote = (label: string): string => `“${label}”`;
export const quoteNumber = (label: string): string => quote(label.length === 1 ? label : label.replace(FINAL_MARK, ''));
const FINAL_MARK = /[、.．，,：:]$/;
