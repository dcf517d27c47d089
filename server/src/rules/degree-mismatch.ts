import { absoluteRational, isLess, rational } from '../core/decimal.ts';
import { isLoose, valueOf } from '../core/intervals.ts';
import type { Message } from '../core/message.ts';
import { printOperand } from '../core/print.ts';
import type { Degree } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';
import { notAssessable } from '../core/verdicts.ts';

export const degreeMismatch: Rule<'degree'> = {
	id: 'degree-mismatch',
	category: 'numbers',
	severity: 'warning',
	kind: 'degree',
	title: { zh: '“略微、大幅、持平”与增减幅度相符', en: 'Slightly, sharply, unchanged fit the size of the change' },
	judge: ({ quantity, word, text, degree }) => {
		const bounds = BOUNDS[quantity.unit.dimension];
		if (bounds === undefined) return notAssessable;
		const { sure, doubtful, isUpper } = bounds[degree];
		const size = absoluteRational(valueOf(quantity));
		const beyond = (limit: number) => (isUpper ? isLess(rational(limit), size) : isLess(size, rational(BigInt(limit * 10), 10n)));
		const working = printOperand(quantity);
		if (!beyond(doubtful)) return { status: 'holds', working };
		if (!beyond(sure) || isLoose(quantity)) return { status: 'unsure', working };
		return {
			status: 'violated',
			working,
			violation: { span: word, message: messageOf(text, quantity.text, degree), related: [{ span: quantity.span, message: { zh: '幅度', en: 'the size' } }], fixes: [] },
		};
	},
};

interface Limit {
	/** Beyond this the word is wrong, whatever the matter. */
	readonly sure: number;
	/** Beyond this it may be. */
	readonly doubtful: number;
	readonly isUpper: boolean;
}

/** Where few would use the word any more; in per cent, and in percentage points. */
const BOUNDS: Readonly<Record<string, Readonly<Record<Degree['degree'], Limit>> | undefined>> = {
	ratio: { slight: { sure: 20, doubtful: 10, isUpper: true }, strong: { sure: 1, doubtful: 5, isUpper: false }, level: { sure: 5, doubtful: 2, isUpper: true } },
	points: { slight: { sure: 10, doubtful: 5, isUpper: true }, strong: { sure: 0.1, doubtful: 1, isUpper: false }, level: { sure: 3, doubtful: 1, isUpper: true } },
};

function messageOf(word: string, size: string, degree: Degree['degree']): Message {
	switch (degree) {
		case 'slight': return { zh: `${size}不算“${word}”`, en: `${size} is not ${word}` };
		case 'strong': return { zh: `${size}说不上“${word}”`, en: `${size} is hardly ${word}` };
		case 'level': return { zh: `${size}不是“${word}”`, en: `${size} is not ${word}` };
	}
}
