import type { Quantity } from '../quantities.ts';
import type { Equation, Operator } from '../relations.ts';
import type { BlockReader } from './readers.ts';

/** Written-out arithmetic: 670×0.004/1000=0.00268美元, 12 + 7 = 19, 总数19=12+7. Between its figures stand operators, brackets and spaces only. */
export const readEquations: BlockReader = ({ quantities, text }) => {
	const relations: Equation[] = [];
	for (let index = 0; index < quantities.length; ) {
		const run = readRun(quantities, index, text);
		const relation = run.length < 3 ? undefined : readEquation(run, text);
		if (relation !== undefined) relations.push(relation);
		index += Math.max(1, run.length);
	}
	return relations;
};
const EQUALS = /[=＝≈]/;

/** Figures in a row with only signs between them. */
function readRun(quantities: readonly Quantity[], first: number, text: string): Quantity[] {
	const run = [quantities[first]];
	for (let index = first + 1; index < quantities.length; index += 1) {
		const gap = text.slice(quantities[index - 1].span.end, quantities[index].span.start);
		if (!SIGNS.test(gap)) break;
		run.push(quantities[index]);
	}
	return run;
}
const SIGNS = /^[\s()（）*×xX✕·/÷+＋\-−–—=＝≈$￥¥]{1,8}$/;

/** One side of a run is a single figure, the other an expression. */
function readEquation(run: readonly Quantity[], text: string): Equation | undefined {
	const signs = run.slice(1).map((quantity, index) => ({ index, gap: text.slice(run[index].span.end, quantity.span.start) }));
	const equals = signs.filter(({ gap }) => EQUALS.test(gap));
	if (equals.length !== 1 || run.some(({ upper, hedge }) => upper !== undefined || hedge !== undefined)) return undefined;
	const at = equals[0].index;
	const [left, right] = [run.slice(0, at + 1), run.slice(at + 1)];
	const [terms, result] = right.length === 1 ? [left, right[0]] : left.length === 1 ? [right, left[0]] : [[], undefined];
	if (result === undefined || terms.length < 2) return undefined;
	const start = terms === left ? openBefore(text, terms[0].span.start) : terms[0].span.start;
	const end = closeAfter(text, terms[terms.length - 1].span.end);
	const isAlone = !CONTINUED.test(text.slice(Math.max(0, Math.min(start, result.span.start) - 2), Math.min(start, result.span.start))) && !CONTINUES.test(text.slice(Math.max(end, result.span.end), Math.max(end, result.span.end) + 2));
	// 100-1=0 and “5+2=7” are sayings
	const isSaying = result.value.coefficient === 0n || [...terms, result].every(({ unit, numeral }) => unit.name === '' && numeral.end - numeral.start === 1);
	const postfix = isAlone && !isSaying ? toPostfix(terms, text, start, end) : undefined;
	return postfix === undefined ? undefined : { kind: 'equation', claim: 'stated', terms, postfix, result, text: text.slice(start, end).replace(/\s+/g, ' ') };
}
/** More of the expression that was no figure: x + 3 = 8, 5n. */
const CONTINUED = /[A-Za-z=＝*×/÷+^−]\s?$/;
const CONTINUES = /^\s?[*×/÷+^=＝]|^[A-Za-z]/;

function openBefore(text: string, start: number): number {
	let at = start;
	while (0 < at && '(（'.includes(text.charAt(at - 1))) at -= 1;
	return at;
}
function closeAfter(text: string, end: number): number {
	let at = end;
	while (at < text.length && ')）'.includes(text.charAt(at))) at += 1;
	return at;
}

const OPERATORS: Readonly<Record<string, Operator>> = { '*': '×', '×': '×', x: '×', X: '×', '✕': '×', '·': '×', '/': '÷', '÷': '÷', '+': '+', '＋': '+', '-': '−', '−': '−', '–': '−', '—': '−' };
const STRENGTH: Readonly<Record<string, number>> = { '+': 1, '−': 1, '×': 2, '÷': 2 };

/** The expression between `start` and `end` in postfix order, by Dijkstra's shunting yard; undefined if brackets or operators do not match. */
function toPostfix(terms: readonly Quantity[], text: string, start: number, end: number): Equation['postfix'] | undefined {
	const postfix: (Operator | 'term')[] = [];
	const stack: (Operator | '(')[] = [];
	let depth = 0;
	let expectsTerm = true;
	let next = 0;
	for (let at = start; at < end; ) {
		const term = terms[next];
		if (term !== undefined && at === term.span.start) {
			if (!expectsTerm) return undefined;
			postfix.push('term');
			expectsTerm = false;
			next += 1;
			at = term.span.end;
			continue;
		}
		const character = text.charAt(at);
		at += 1;
		const operator = OPERATORS[character];
		if (operator !== undefined) {
			if (expectsTerm) return undefined;
			for (let top = stack[stack.length - 1]; top !== undefined && top !== '(' && STRENGTH[operator] <= STRENGTH[top]; top = stack[stack.length - 1]) {
				postfix.push(top);
				stack.pop();
			}
			stack.push(operator);
			expectsTerm = true;
		} else if (character === '(' || character === '（') {
			if (!expectsTerm) return undefined;
			stack.push('(');
			depth += 1;
		} else if (character === ')' || character === '）') {
			if (expectsTerm || depth === 0) return undefined;
			for (let top = stack.pop(); top !== undefined && top !== '('; top = stack.pop()) postfix.push(top);
			depth -= 1;
		}
	}
	if (expectsTerm || depth !== 0) return undefined;
	for (let top = stack.pop(); top !== undefined; top = stack.pop()) if (top !== '(') postfix.push(top);
	return postfix;
}
