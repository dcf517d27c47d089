import { type BlockContent, type PlacedContent, findBlock } from './content.ts';
import { type Indicator, createIndicatorReader } from './indicators.ts';
import type { Joined } from './joins.ts';
import { createLate } from './late.ts';
import { once } from './once.ts';
import type { Section } from './outline.ts';
import type { Revision } from './places.ts';
import type { Quantity } from './quantities.ts';
import type { Relation } from './relations.ts';
import { createInference } from './relations/inferred.ts';
import { rolesOf } from './roles.ts';
import type { JudgedRelation } from './rule.ts';
import { firstNumberFrom } from './search.ts';
import { type Move, placesOf, shiftQuantity } from './shift.ts';

/** What is told of some blocks of a text. Spans count from the document's start; lists are in the order of the text. */
export interface Excerpt {
	/** Their figures, and those that only a relation makes of it: the years between which a duration lies. */
	readonly quantities: readonly Quantity[];
	/** What each figure measures, by where it starts; worked out when it is first asked for. */
	readonly indicators: ReadonlyMap<number, Indicator>;
	/** Every relation that names something in them, with its verdict, the holding ones too. */
	readonly relations: readonly JudgedRelation[];
	/** Those that words claim or suggest, without what only arithmetic does: told much sooner. */
	readonly claims: readonly JudgedRelation[];
}

/** All that was told of one revision, in fixed places, and how it is told of the text. */
export interface Told<J> {
	readonly revision: Revision<PlacedContent & { readonly judged: readonly J[] }>;
	readonly sections: readonly Section[];
	readonly joins: readonly Joined<J>[];
	/** What is told of the whole, where it stands in the text. */
	readonly others: readonly JudgedRelation[];
	readonly isClaim: (judged: J) => boolean;
	readonly tell: (judged: J, move: Move) => JudgedRelation;
	/** Tells what arithmetic suggests, if it holds. */
	readonly infer: (relation: Relation) => JudgedRelation | undefined;
	readonly move: Move;
	/** The blocks where they stand in the text. */
	readonly placed: () => readonly PlacedContent[];
}

/** Tells what is asked for when it is first asked for: all is moved that is told, and nothing else. */
export interface Excerpts {
	/** Of the blocks from `first` up to `last`. */
	readonly of: (first: number, last: number) => Excerpt;
	/** The figures that are such and such; they are asked about as their blocks tell them. */
	readonly find: (is: (figure: Quantity) => boolean) => Quantity[];
}

export function createExcerpts<J extends Claim>({ revision: { contents, starts }, sections, joins, others, isClaim, tell, infer, move, placed }: Told<J>): Excerpts {
	const inferred = once(() => createInference(placed()));
	const measured = once(() => createIndicatorReader(contents, sections));
	const fixedStartOf = (index: number): number => (index < contents.length ? contents[index].block.start : Infinity);

	const known = new Map<number, Excerpt>();
	const of = (first: number, last: number): Excerpt => {
		const key = first * (contents.length + 1) + last;
		const excerpt = known.get(key) ?? excerptOf(first, last);
		known.set(key, excerpt);
		return excerpt;
	};
	const excerptOf = (first: number, last: number): Excerpt => {
		const isAll = first === 0 && last === contents.length;
		const isHere = (start: number) => isAll || (starts[first] <= start && (last === starts.length || start < starts[last]));
		const blocks = contents.slice(first, last);
		const parts = {
			claims: once((): readonly JudgedRelation[] => [
				...blocks.flatMap(({ judged }, index) => judged.filter(isClaim).map(one => tell(one, offset => offset + starts[first + index]))),
				...joins.flatMap(join => (isAll ? join.judged() : judgedWithin(join, fixedStartOf(first), fixedStartOf(last))).filter(isClaim).map(one => tell(one, move))),
				...others.filter(({ relation }) => isAll || placesOf(relation).some(isHere)),
			]),
			relations: once((): readonly JudgedRelation[] => [
				...parts.claims(),
				...inferred()(parts.claims().map(({ relation }) => relation), first, last).flatMap(relation => infer(relation) ?? []),
			]),
			quantities: once((): readonly Quantity[] => withOperands(blocks.flatMap(({ content }, index) => content.quantities.map(quantity => shiftQuantity(quantity, starts[first + index]))), parts.claims(), isHere)),
			indicators: once((): ReadonlyMap<number, Indicator> => new Map(blocks.flatMap((place, index) =>
				measured()(place).map((indicator, at) => [starts[first + index] + place.content.quantities[at].span.start, indicator] as const)))),
		};
		return makeExcerpt({}, parts);
	};
	const operands = once((): Quantity[] => {
		const own = contents.flatMap(({ judged, content }, index) => (judged.length === 0 ? [] : operandsWithin(judged, content, isClaim).map(quantity => shiftQuantity(quantity, starts[index]))));
		const isFigure = (start: number): boolean => {
			const { block, content } = contents[findBlock(contents, start)];
			return content.quantities.some(({ span }) => block.start + span.start === start);
		};
		const taken = new Set(own.map(({ span }) => span.start));
		const between = operandsAmong(joins.flatMap(join => join.judged().filter(isClaim)), start => !isFigure(start)).map(quantity => shiftQuantity(quantity, move(quantity.span.start) - quantity.span.start));
		return [...own, ...between.filter(({ span }) => !taken.has(span.start))];
	});
	const find = (is: (figure: Quantity) => boolean): Quantity[] => merge(
		contents.flatMap(({ content: { quantities } }, index) => quantities.filter(is).map(quantity => shiftQuantity(quantity, starts[index]))),
		operands().filter(is),
	);
	return { of, find };
}

const makeExcerpt = createLate<object, Excerpt>('quantities', 'indicators', 'relations', 'claims');

/** The figures of some blocks and those that only a relation makes of them. */
function withOperands(figures: readonly Quantity[], claims: readonly Claim[], isHere: (start: number) => boolean): readonly Quantity[] {
	const starts = new Set(figures.map(({ span }) => span.start));
	return merge(figures, operandsAmong(claims, start => isHere(start) && !starts.has(start)));
}

const merge = (figures: readonly Quantity[], operands: readonly Quantity[]): Quantity[] => (operands.length === 0 ? [...figures] : [...figures, ...operands].sort((a, b) => a.span.start - b.span.start));

interface Claim {
	readonly relation: Relation;
}

/** The figures of claims that start at such and such a place, one a place. */
function operandsAmong(claims: readonly Claim[], isWanted: (start: number) => boolean): Quantity[] {
	const operands = new Map<number, Quantity>();
	for (const { relation } of claims) {
		for (const { quantity } of rolesOf(relation)) {
			const { start } = quantity.span;
			if (isWanted(start) && !operands.has(start)) operands.set(start, quantity);
		}
	}
	return [...operands.values()];
}

/** Those that only the claims of one block make: as long as these are what they are, so is what they make. */
function operandsWithin<J extends Claim>(judged: readonly J[], { quantities }: BlockContent, isClaim: (judged: J) => boolean): readonly Quantity[] {
	let operands = made.get(judged);
	if (operands === undefined) {
		const starts = new Set(quantities.map(({ span }) => span.start));
		made.set(judged, (operands = operandsAmong(judged.filter(isClaim), start => !starts.has(start))));
	}
	return operands;
}
const made = new WeakMap<readonly Claim[], readonly Quantity[]>();

/** Those of what joins blocks that name something between two fixed places. */
function judgedWithin<J extends Claim>(join: Joined<J>, start: number, end: number): J[] {
	let index = indices.get(join) as Index<J> | undefined;
	if (index === undefined) indices.set(join, (index = listPlaces(join.judged())));
	const { judged, places } = index;
	const found = new Set<number>();
	for (let at = firstNumberFrom(places, start * MOST); at < places.length && places[at] < end * MOST; at += 1) found.add(places[at] % MOST);
	return [...found].sort((a, b) => a - b).map(one => judged[one]);
}
/** Made when somebody first asks, for as long as readers tell the same. */
const indices = new WeakMap<object, Index<unknown>>();

interface Index<J> {
	readonly judged: readonly J[];
	/** Where they name something, in order; of each place a number: where it is, times `MOST`, and the index of what names it. */
	readonly places: Float64Array;
}
/** More relations than there are. */
const MOST = 2 ** 22;

function listPlaces<J extends Claim>(judged: readonly J[]): Index<J> {
	const places: number[] = [];
	judged.forEach(({ relation }, index) => {
		for (const start of placesOf(relation)) places.push(start * MOST + index);
	});
	return { judged, places: Float64Array.from(places).sort() };
}
