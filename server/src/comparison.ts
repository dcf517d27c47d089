import { type Decimal, divideRational, isEqual, multiplyRational, negateRational, normalizeDecimal, printDecimal, rational, readDecimal, roundRational, subtractRational, toRational } from './core/decimal.ts';
import type { Language } from './core/message.ts';
import { splitPeriod } from './core/periods.ts';
import { keyOf, longestCommon } from './core/words.ts';
import { type Ledger, type LedgerFigure, nameOf } from './ledger.ts';

/** A report beside an earlier one, indicator by indicator. */
export interface Comparison {
	readonly base: Pick<Ledger, 'title' | 'year'>;
	readonly current: Pick<Ledger, 'title' | 'year'>;
	/** Those of the current report in its order, then those that only the earlier one has. */
	readonly rows: readonly ComparedFigure[];
}

export interface ComparedFigure {
	/** What is measured, as the current report says it if it does. */
	readonly name: string;
	readonly unit: string;
	/** The section of the current report, else that of the earlier one. */
	readonly section: string;
	readonly base: LedgerFigure | undefined;
	readonly current: LedgerFigure | undefined;
	/** As printed, what fell with a minus; "" if there is none. */
	readonly baseText: string;
	readonly currentText: string;
	/** Current − base, exact, in base units; of percentages, in percentage points. */
	readonly change: string | undefined;
	/** In per cent, to a tenth; undefined for percentages and where the base is zero. */
	readonly growth: string | undefined;
}

/**
 * Compares two reports. Figures are of one indicator if name, qualifiers, unit and period (as counted from each report's
 * own year) agree; where several do, what stands around them decides, and where that does not, they are left alone.
 */
export function compareLedgers(base: Ledger, current: Ledger, language: Language): Comparison {
	const [before, now] = [base, current].map(ledger => groupByKey(ledger));
	const pairs = new Map<LedgerFigure, LedgerFigure>();
	for (const [key, figures] of now) for (const [a, b] of pair(before.get(key) ?? [], figures)) pairs.set(b.figure, a.figure);
	const paired = new Set(pairs.values());
	const toRow = (one: LedgerFigure | undefined, other: LedgerFigure | undefined): ComparedFigure => {
		const shown = (other ?? one)!;
		const { section } = shown;
		const { sections } = other === undefined ? base : current;
		return { name: nameOf(shown, language), unit: shown.unit, section: sections[section]?.title ?? '', base: one, current: other, baseText: textOf(one), currentText: textOf(other), ...measure(one, other) };
	};
	const named = ({ indicator, upper }: LedgerFigure) => indicator !== '' && upper === undefined;
	return {
		base: { title: base.title, year: base.year }, current: { title: current.title, year: current.year },
		rows: [...current.figures.filter(named).map(figure => toRow(pairs.get(figure), figure)), ...base.figures.filter(figure => named(figure) && !paired.has(figure)).map(figure => toRow(figure, undefined))],
	};
}

/** A figure with what helps to tell it from others of its name. */
interface Placed {
	readonly figure: LedgerFigure;
	readonly section: string;
	/** The key of the figure before it, if that is of another name. */
	readonly previous: string;
}

function groupByKey({ figures, sections, year }: Ledger): Map<string, Placed[]> {
	const groups = new Map<string, Placed[]>();
	let previous = '';
	for (const figure of figures) {
		if (figure.indicator === '' || figure.upper !== undefined) continue;
		const key = keyFor(figure, year);
		const placed = { figure, section: sections[figure.section]?.title ?? '', previous: previous === key ? '' : previous };
		const known = groups.get(key);
		if (known === undefined) groups.set(key, [placed]);
		else known.push(placed);
		previous = key;
	}
	return groups;
}

function keyFor({ indicator, qualifiers, unit, period }: LedgerFigure, own: number): string {
	const { year, part } = splitPeriod(period);
	const offset = year === 0 || own === 0 ? 0 : year - own;
	const marks = qualifiers.map(word => word.replace(CHANGED, '±').replace(YEARS, '')).filter(word => word !== '其中');
	return [keyOf(indicator) || indicator, ...marks, unit, offset, part].join('|').toLowerCase();
}
/** Up this year and down the year before is one indicator. */
const CHANGED = /增长|增加|提高|提升|上升|上涨|下降|降低|减少|回落|扩大|缩小|下跌|下滑|增幅|涨幅|降幅|增速|rose|grew|fell|dropped|increased|decreased|declined/g;
const YEARS = /[0-9]{4}年|去年|上年/g;
const FALLS = /降|减|少|跌|缩|回落|下滑|fell|drop|decreas|declin/;

/** Figures said again count once; of several, those that stand in like places belong together. */
function pair(before: readonly Placed[], now: readonly Placed[]): [Placed, Placed][] {
	if (before.length === 0) return [];
	const [one, other] = [before, now].map(group => group.every(({ figure }) => figure.value === group[0].figure.value) ? group.slice(0, 1) : group);
	if (one.length === 1 && other.length === 1) return [[one[0], other[0]]];
	const pairs: [Placed, Placed][] = [];
	for (const placed of other) {
		const [best, next] = one.map(candidate => ({ candidate, likeness: likeness(candidate, placed) })).sort((a, b) => b.likeness - a.likeness);
		const isClear = 0 < best.likeness && best.likeness !== next?.likeness;
		const isMutual = isClear && other.every(rival => rival === placed || likeness(best.candidate, rival) < best.likeness);
		if (isMutual) pairs.push([best.candidate, placed]);
	}
	return pairs;
}

const likeness = (a: Placed, b: Placed): number => {
	const common = longestCommon(a.section.replace(LABEL, ''), b.section.replace(LABEL, ''));
	return (2 <= common ? common : 0) + (a.previous !== '' && a.previous === b.previous ? 1 : 0);
};
const LABEL = /^[（(]?[0-9一二三四五六七八九十]+[）)、.．]?\s*/;

function measure(base: LedgerFigure | undefined, current: LedgerFigure | undefined): Pick<ComparedFigure, 'change' | 'growth'> {
	const [from, to] = [base, current].map(figure => figure && signed(figure));
	if (from === undefined || to === undefined) return { change: undefined, growth: undefined };
	const difference = subtractRational(toRational(to), toRational(from));
	const exponent = Math.min(from.exponent, to.exponent, 0);
	const change = printDecimal(normalizeDecimal(roundRational(difference, exponent)));
	const isAmount = !RATIOS.has(current!.unit) && !isEqual(toRational(from), rational(0));
	const magnitude = from.coefficient < 0n ? negateRational(toRational(from)) : toRational(from);
	const growth = isAmount ? printDecimal(roundRational(multiplyRational(divideRational(difference, magnitude), rational(100)), -1)) : undefined;
	return { change, growth };
}
const RATIOS: ReadonlySet<string> = new Set(['%', '％', '百分之', '个百分点', '百分点', '‰', '成']);

const textOf = (figure: LedgerFigure | undefined): string => (figure === undefined ? '' : `${isFall(figure) ? '−' : ''}${figure.text}`);

const isFall = ({ qualifiers }: LedgerFigure): boolean => qualifiers.some(word => FALLS.test(word));

/** What fell is negative. */
function signed(figure: LedgerFigure): Decimal | undefined {
	const { value } = figure;
	const read = readDecimal(value.replace('-', ''));
	if (read === undefined) return undefined;
	const isNegative = value.startsWith('-') !== isFall(figure);
	return isNegative ? { ...read, coefficient: -read.coefficient } : read;
}
