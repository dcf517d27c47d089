import { absoluteRational, isLess, multiplyRational, rational, scaleDecimal } from './decimal.ts';
import { type Interval, prints, valueOf } from './intervals.ts';
import type { Message } from './message.ts';
import type { Quantity } from './quantities.ts';

/** How a figure looks like a slip of its unit, 万元 for 元 or 亿元 for 元, if it does. */
export const unitSlipOf = (figure: Quantity, computed: Interval): Message | undefined =>
	SLIPS.find(([power]) => [power, -power].some(by => prints({ ...figure, value: scaleDecimal(figure.value, by) }, computed)))?.[1];

const SLIPS: readonly (readonly [power: number, message: Message])[] = [
	[4, { zh: '相差一万倍，像是单位有误', en: 'ten thousand times apart, which looks like a slip of the unit' }],
	[8, { zh: '相差一亿倍，像是单位有误', en: 'a hundred million times apart, which looks like a slip of the unit' }],
];

/**
 * Whether a computed number is so far from the printed one that they rather do not belong together: no exchanged or
 * mistyped digit leads so far, only a slip of the unit does.
 */
export function isFarOff(figure: Quantity, computed: Interval): boolean {
	const printed = absoluteRational(valueOf(figure));
	if (printed.numerator === 0n) return false;
	const isFar = isLess(multiplyRational(printed, FAR), absoluteRational(computed.low)) || isLess(multiplyRational(absoluteRational(computed.high), FAR), printed);
	return isFar && unitSlipOf(figure, computed) === undefined;
}
const FAR = rational(12n);

/** A message with what looks like a slip of the unit told behind it. */
export function withUnitSlip({ zh, en }: Message, figure: Quantity, computed: Interval): Message {
	const slip = unitSlipOf(figure, computed);
	return slip === undefined ? { zh, en } : { zh: `${zh}；${slip.zh}`, en: `${en}; ${slip.en}` };
}
