import type { PlacedContent } from '../content.ts';
import type { Frame } from '../frames.ts';
import type { Gathering } from '../gathering.ts';
import { defineReader } from '../joins.ts';
import { fit } from '../lists.ts';
import { magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Repeat } from '../relations.ts';
import { shiftQuantity } from '../shift.ts';
import { slipBetween } from '../slips.ts';
import { NOT_NAMED } from '../units.ts';
import { keyOf } from '../words.ts';
import { nameOf } from './groups.ts';

/**
 * One figure of one name, given twice: 摘要 has 低保金3,286万元 and 资金保障 has 低保金3,826万元. Only two values that one slip of the
 * hand makes equal are told: two digits exchanged, or one mistyped in a long figure or beside an equal one. A name that has
 * more values than two names several things, of which each has its own.
 */
export const readRepeats = defineReader({
	collect: ({ kind, frames, text }) => {
		if (kind === 'table' || kind === 'code' || frames.length === 0) return undefined;
		const named: Named[] = [];
		const isDated = DATED.test(text);
		for (const frame of frames) {
			const one = readNamed(frame, frames, text, isDated);
			if (one !== undefined) named.push(one);
		}
		return named.length === 0 ? undefined : fit(named);
	},
	open: openNames,
});

/** A sharp figure of three digits or more, and by what it may be found again. */
interface Named {
	readonly frame: Frame;
	/** Unit and name; or unit and what stands right before, figure and name: 低保对象2,416户 of 3,912人. */
	readonly key: string;
	readonly name: string;
	/** Its key holds the figure right before it. */
	readonly isBeside: boolean;
}

interface Said {
	readonly named: Named;
	readonly place: PlacedContent;
}

/** Keeps names from one revision to the next, and looks again only at those that came or went. */
function openNames(): (gathering: Gathering<readonly Named[]>) => Repeat[] {
	/** Where what has a key is said. */
	let byKey = new Map<string, Map<Named, PlacedContent>>();
	let told = new Map<string, readonly Repeat[]>();
	return ({ added, removed, isFresh }) => {
		if (isFresh) {
			byKey = new Map();
			told = new Map();
		}
		const touched = new Set<string>();
		if (!isFresh) {
			for (const { item } of removed) {
				for (const named of item) {
					touched.add(named.key);
					byKey.get(named.key)?.delete(named);
				}
			}
		}
		for (const { place, item } of added) {
			for (const named of item) {
				touched.add(named.key);
				const said = byKey.get(named.key);
				if (said === undefined) byKey.set(named.key, new Map([[named, place]]));
				else said.set(named, place);
			}
		}
		for (const key of touched) {
			const said = byKey.get(key);
			if (said?.size === 0) byKey.delete(key);
			const repeats = said === undefined || said.size < 2 || MOST < said.size ? [] : readSame([...said].map(([named, place]) => ({ named, place })));
			if (repeats.length === 0) told.delete(key);
			else told.set(key, repeats);
		}
		// In the order of the text, in whatever order they came to be.
		return [...told.values()].flat().sort((a, b) => a.first.span.start - b.first.span.start || a.second.span.start - b.second.span.start);
	};
}
/** A name that is said more often than this names too many things. */
const MOST = 12;

/** Of two values the one that is said more often, or first, is that of the others. */
function readSame(list: readonly Said[]): Repeat[] {
	const ordered = list.toSorted((a, b) => placeOf(a) - placeOf(b));
	const values = [...new Set(ordered.map(valueOf))];
	if (values.length !== 2) return [];
	const [of, other] = values.map(value => ordered.filter(one => valueOf(one) === value));
	const [model, odd] = of.length < other.length ? [other[0], of] : [of[0], other];
	return odd.filter(one => isOneSlip(model, one)).map(one => {
		const [first, second] = placeOf(model) < placeOf(one) ? [model, one] : [one, model];
		return { kind: 'repeat', claim: 'stated', first: put(first), second: put(second), indicator: one.named.name };
	});
}
const placeOf = ({ named: { frame }, place }: Said): number => place.block.start + frame.quantity.span.start;
const valueOf = ({ named: { frame } }: Said): number => magnitude(frame.quantity);
const put = ({ named: { frame }, place }: Said) => shiftQuantity(frame.quantity, place.block.start);

/** Said in two sentences, equally fine, and one digit or two neighbours apart. */
function isOneSlip(a: Said, b: Said): boolean {
	const [{ frame, isBeside }, { frame: other }] = [a.named, b.named];
	const isApart = a.place !== b.place || frame.sentence !== other.sentence;
	if (!isApart) return false;
	const slip = slipBetween(frame.quantity, other.quantity);
	return slip === 'exchanged' || (slip === 'mistyped' && (isBeside || LONG <= digitsOf(frame.quantity)));
}
/** The digits that tell: zeros at the end do not. */
const digitsOf = ({ value }: Quantity): number => value.coefficient.toString().replace(ZEROS, '').length;
/** In a figure of so many digits two unrelated ones hardly differ in a single place. */
const LONG = 5;

function readNamed(frame: Frame, frames: readonly Frame[], text: string, isDated: boolean): Named | undefined {
	const { quantity, isChange, isMean } = frame;
	const { value, unit, hedge, upper } = quantity;
	if (upper !== undefined || hedge !== undefined || isChange || isMean || NOT_NAMED.has(unit.dimension) || value.coefficient < 100n) return undefined;
	if (OF_ANOTHER.test(text.slice(frame.clauseStart, quantity.span.start))) return undefined;
	// 2025年新增床位500张: the year is part of what is named
	const year = (YEAR.exec(text.slice(frame.sentenceStart, quantity.span.start))?.[0] ?? '') + (isDated ? periodOf(text.slice(Math.max(0, quantity.span.start - FARTHEST), quantity.span.start)) : '');
	const before = frames[frame.index - 1];
	const isBeside = before !== undefined && before.quantity.span.end === quantity.span.start;
	if (isBeside) {
		const { quantity: figure } = before;
		const name = keyOf(nameOf(before, text));
		return name.length < 3 || figure.value.coefficient < 100n || OF_ANOTHER.test(before.before) ? undefined : { frame, key: `${unit.name} ${year}${name.slice(-3)}${figure.text}`, name: `${name.slice(-4)}${figure.text}`, isBeside };
	}
	const name = keyOf(nameOf(frame, text)).replace(VERBS, '').replace(STATED, '');
	return name.length < LEAST_NAME || name.length + digitsOf(quantity) < LEAST || !HAN.test(name) ? undefined : { frame, key: `${unit.name} ${year}${name}`, name, isBeside };
}
const LEAST_NAME = 3;
/** Characters of the name and digits of the figure together: a short name needs a long figure. */
const LEAST = 7;
/** The day that is spoken of, or the month or quarter that the sentence names: what was counted then is another number each time. */
function periodOf(words: string): string {
	const days = words.match(DAY);
	if (days !== null) return days[days.length - 1];
	return PERIOD.exec(words.slice(words.lastIndexOf('。') + 1))?.[0] ?? '';
}
const FARTHEST = 300;
const DATED = /月|季度|半年/;
const DAY = /[0-9]{1,2} ?月 ?[0-9]{1,2} ?日/g;
const PERIOD = /[0-9]{1,2} ?月|[一二三四]季度|[上下]半年/;
const YEAR = /(?:19|20)[0-9]{2}(?= ?年)/;
const ZEROS = /0{1,}$/;
const HAN = /^[\u4e00-\u9fff]+$/;
/** Of another year, of a plan, of a part, or how far from something else. */
const OF_ANOTHER = /去年|上年|前年|同期|年初|计划|目标|预计|力争|任务|比|较|原|从|由|其余|另|各|每|累计/;
/** What was done with it is not what it is: 发放低保金 is 低保金. What was newly added is another figure than what there is. */
const VERBS = /^(?:其中|发放|办理|开展|组织|受理|处理|惠|投入|支出|拨付|落实|实施|共计|建成|完成|实现|现|为|用于)+/;
const STATED = /(?:达到|达|为|有)$/;
