import type { Block } from '../core/blocks.ts';
import { type Rational, addRational, divideRational, isEqual, multiplyRational, printDecimal, rational, roundRational, subtractRational, toRational } from '../core/decimal.ts';
import { valueOf } from '../core/intervals.ts';
import { printOperand, printOperands, quoteLike } from '../core/print.ts';
import { type Quantity, readFigures } from '../core/quantities.ts';
import type { Expected } from './expectations.ts';

/** What an empty cell of a Markdown table asks for: a total of what stands above or beside it, or a rate as the other rows have it. */
export function expectCell({ text, start }: Block, offset: number): Expected[] {
	const lines = text.split('\n');
	const at = text.slice(0, offset - start).split('\n').length - 1;
	const column = (text.slice(0, offset - start).split('\n')[at].match(/\|/g) ?? []).length;
	const rows = lines.map(line => line.split('|').map(cell => cell.trim()));
	const first = rows.findIndex(cells => cells.some(cell => /^:?-+:?$/.test(cell))) + 1;
	const head = rows[0]?.[column] ?? '';
	if (first === 0 || at < first || column === 0) return [];
	const figures = rows.map((cells, row) => cells.map(cell => (row < first ? undefined : readCell(cell))));

	if (TOTAL.test(rows[at][1] ?? '')) return toSum(figures.slice(first, at).map(cells => cells[column]));
	if (TOTAL.test(head)) return toSum(figures[at].slice(2, column));
	return RATE.test(head) ? toRate(figures.slice(first).filter((_, row) => row + first !== at), figures[at], column) : [];
}
const TOTAL = /^[*\s]*(?:合\s*计|总\s*计|共\s*计|小\s*计|总数|totals?|all)/i;
const RATE = /率|占比|比重|比例|增长|增幅|[%％]|rate|share|change|growth/i;

/** The figure that a cell is. */
function readCell(cell: string): Quantity | undefined {
	const [figure, ...others] = readFigures(cell).quantities;
	return figure !== undefined && others.length === 0 && figure.text === cell && figure.upper === undefined ? figure : undefined;
}

function toSum(cells: readonly (Quantity | undefined)[]): Expected[] {
	const parts = cells.filter(cell => cell !== undefined);
	const isWhole = 1 < parts.length && parts.length === cells.length && parts.every(({ unit }) => unit.dimension !== 'ratio' && unit.name === parts[0].unit.name);
	if (!isWhole) return [];
	const finest = parts.reduce((one, other) => (other.value.exponent < one.value.exponent ? other : one));
	const figure = quoteLike(finest, parts.map(valueOf).reduce(addRational));
	return [{ figure, working: `${printOperands(parts).join(' + ')} = ${figure}` }];
}

interface Formula {
	readonly compute: (a: Rational, b: Rational) => Rational;
	readonly print: (a: string, b: string) => string;
}
const FORMULAS: readonly Formula[] = [
	{ compute: divideRational, print: (a, b) => `${a} ÷ ${b}` },
	{ compute: (a, b) => divideRational(subtractRational(a, b), b), print: (a, b) => `${a} ÷ ${b} − 1` },
];

/** The two columns of which every other row computes its rate, if there are but one such pair. */
function toRate(others: readonly (readonly (Quantity | undefined)[])[], own: readonly (Quantity | undefined)[], column: number): Expected[] {
	const filled = others.filter(cells => cells[column]?.unit.dimension === 'ratio');
	const [model] = filled.map(cells => cells[column]!);
	if (model === undefined) return [];
	const found: Expected[] = [];
	for (let a = 1; a < own.length; a += 1) {
		for (let b = 1; b < own.length; b += 1) {
			const [dividend, divisor] = [own[a], own[b]];
			if (a === b || dividend === undefined || divisor === undefined || a === column || b === column || valueOf(divisor).numerator === 0n) continue;
			for (const { compute, print } of FORMULAS) {
				const rateOf = (x: Quantity, y: Quantity, places: number) => roundRational(multiplyRational(compute(valueOf(x), valueOf(y)), HUNDRED), places);
				const isMet = filled.every(cells => {
					const [x, y, rate] = [cells[a], cells[b], cells[column]!];
					return x !== undefined && y !== undefined && valueOf(y).numerator !== 0n && isEqual(toRational(rateOf(x, y, rate.value.exponent)), toRational(rate.value));
				});
				if (!isMet) continue;
				const figure = `${printDecimal(rateOf(dividend, divisor, model.value.exponent))}${model.text.slice(model.numeral.end - model.span.start)}`;
				found.push({ figure, working: `${print(printOperand(dividend), printOperand(divisor))} ≈ ${figure}` });
			}
		}
	}
	return found.length === 1 ? found : [];
}
const HUNDRED = rational(100);
