import { type Rational, absoluteRational, divideRational, isEqual, isLess, normalizeDecimal, printDecimal, rational, roundRational, toRational } from '../core/decimal.ts';
import { valueOf } from '../core/intervals.ts';
import type { Quantity } from '../core/quantities.ts';

/**
 * The same quantity in other units that writers use of it, in the language of the figure: "= 1,280,000,000 元",
 * "= 54 亩", "≈ 8.9 acres". The exact value in the printed unit first, where scale or separators hide it.
 */
export function printOtherUnits(figure: Quantity): string[] {
	const { unit, text, value, upper } = figure;
	const exact = withUnit(groupThousands(printDecimal(normalizeDecimal(value))), unit.name);
	// An English count names its things behind the figure.
	const isPlain = exact.replaceAll(BETWEEN_DIGITS, '') === text.replaceAll(BETWEEN_DIGITS, '') || (unit.dimension === 'count' && isLatin(figure));
	const others = upper !== undefined ? [] : unitsFor(figure).filter(({ name }) => name !== unit.name && name !== scaleOf(figure) + unit.name);
	const printed = others.flatMap(one => print(valueOf(figure), one) ?? []);
	return [...(isPlain ? [] : [`= ${exact}`]), ...printed.slice(0, MOST)];
}
const MOST = 2;
const BETWEEN_DIGITS = /[, ]/g;

interface OtherUnit {
	readonly name: string;
	/** In base units of the dimension. */
	readonly size: Rational;
	/** The least that is said in it. */
	readonly least?: Rational;
}

const of = (...rows: readonly (readonly [name: string, numerator: number, denominator?: number])[]): readonly OtherUnit[] => rows.map(([name, numerator, denominator = 1]) => ({ name, size: rational(numerator, denominator) }));

// The first that fit are shown.
const CHINESE: Readonly<Record<string, readonly OtherUnit[]>> = {
	money: of(['亿元', 1e8], ['万元', 1e4]),
	area: of(['平方公里', 1e6], ['公顷', 1e4], ['亩', 2000, 3], ['平方米', 1]),
	length: of(['公里', 1000], ['米', 1]),
	mass: of(['万吨', 1e7], ['吨', 1000], ['公斤', 1]),
	volume: of(['万立方米', 1e4], ['立方米', 1]),
	energy: of(['亿千瓦时', 1e8], ['万千瓦时', 1e4], ['千瓦时', 1]),
	power: of(['万千瓦', 1e4], ['兆瓦', 1000], ['千瓦', 1]),
	time: of(['天', 86400], ['小时', 3600], ['分钟', 60]),
	months: of(['年', 12], ['个月', 1]),
};
const ENGLISH: Readonly<Record<string, readonly OtherUnit[]>> = {
	area: of(['sq km', 1e6], ['hectares', 1e4], ['acres', 40468564224, 1e7], ['sq m', 1]),
	length: of(['km', 1000], ['miles', 1609344, 1000], ['metres', 1], ['feet', 3048, 1e4]),
	mass: of(['tonnes', 1000], ['kg', 1]),
	time: of(['days', 86400], ['hours', 3600], ['minutes', 60]),
	months: of(['years', 12], ['months', 1]),
};

function unitsFor(figure: Quantity): readonly OtherUnit[] {
	const { unit } = figure;
	if (unit.dimension !== 'count') return (isLatin(figure) ? ENGLISH : CHINESE)[unit.dimension] ?? [];
	// 50826户: 5.0826万户
	return isLatin(figure) ? [] : [{ name: `亿${unit.name}`, size: rational(1e8), least: ONE }, { name: `万${unit.name}`, size: rational(1e4), least: ONE }];
}
const isLatin = ({ text, unit }: Quantity): boolean => LATIN.test(unit.name === '' ? text : unit.name);
const LATIN = /[A-Za-z$£€]/;

const scaleOf = ({ text, span, numeral, unit }: Quantity): string => text.slice(numeral.end - span.start, text.length - unit.name.length);

/** "= 54 亩", "≈ 8.9 acres"; nothing if that would be a tiny number. */
function print(value: Rational, { name, size, least = TENTH }: OtherUnit): string | undefined {
	const inUnit = divideRational(value, size);
	const absolute = absoluteRational(inUnit);
	if (isLess(absolute, least)) return undefined;
	const exact = roundRational(inUnit, -PLACES);
	const isExact = isEqual(toRational(exact), inUnit);
	const rounded = isExact ? exact : roundRational(inUnit, isLess(absolute, TEN) ? -2 : isLess(absolute, THOUSAND) ? -1 : 0);
	return `${isExact ? '=' : '≈'} ${withUnit(groupThousands(printDecimal(normalizeDecimal(rounded))), name)}`;
}
const [TENTH, ONE, TEN, THOUSAND] = [rational(1, 10), rational(1), rational(10), rational(1000)];
const PLACES = 4;

const withUnit = (digits: string, name: string): string => (SIGNS.includes(name) ? name + digits : name === '' || name === '%' || name === '％' ? digits + name : `${digits} ${name}`);
const SIGNS = ['$', '£', '€', '¥', '￥'];

/** "12,050,000,000" */
function groupThousands(digits: string): string {
	const point = digits.indexOf('.');
	const whole = point < 0 ? digits : digits.slice(0, point);
	return whole.replace(THOUSANDS, '$&,') + digits.slice(whole.length);
}
const THOUSANDS = /\d(?=(?:\d{3})+$)/g;
