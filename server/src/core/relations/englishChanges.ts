import { isComparedWith } from '../comparisons.ts';
import { CUE, mayHold } from '../cues.ts';
import type { DateMark } from '../dates.ts';
import type { Frame } from '../frames.ts';
import { addsUp, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Change } from '../relations.ts';
import { NOT_ADDED, unitsMayAgree } from '../units.ts';

/**
 * Changes as English tells them: what there is, what it is compared with and by how much they differ, in any order of one
 * sentence. "$48.2 million, compared with $44.0 million a year earlier, an increase of 9.5%"; "fell 12%, from 2,500 to 2,200";
 * "£186,000 (2023: £155,000), up 20%"; "$4.2 million in 2023 and $4.6 million in 2024, a rise of 9.5%". Of several figures
 * those are meant that hold; if none do, the only ones that there are.
 */
export function readEnglishChange(change: Frame, frames: readonly Frame[], text: string, dates: readonly DateMark[]): Change | undefined {
	const said = directionOf(change) ?? (isInBracket(change, frames, text) ? 'either' : undefined);
	if (said === undefined || change.quantity.upper !== undefined) return undefined;
	const near = frames.slice(Math.max(0, change.index - BEFORE), change.index + BEHIND).filter(one => one !== change && one.sentence === change.sentence && isAmount(one) && directionOf(one) === undefined);
	const relations: Change[] = [];
	// a 6.2% increase compared with last year (17,345): what the change itself names
	const own = near.find(one => change.index < one.index && isBase(one, near, text, dates) && NAMES_ITS_OWN.test(text.slice(change.quantity.span.end, one.quantity.span.start)));
	for (const base of own === undefined ? near : [own]) {
		if (!isBase(base, near, text, dates)) continue;
		const by = amountOrRate(change, base);
		if (by === undefined) continue;
		for (const current of near) {
			if (current === base || !unitsMayAgree(current.quantity.unit, base.quantity.unit) || isBase(current, near, text, dates) || !isAnnounced(current, base, change)) continue;
			const direction = said === 'either' ? (magnitude(base.quantity) <= magnitude(current.quantity) ? 'up' : 'down') : said;
			relations.push({ kind: 'change', claim: 'stated', base: withoutCue(base.quantity), current: current.quantity, direction, ...by });
		}
	}
	const holding = relations.find(isTrue);
	if (holding !== undefined) return holding;
	if (relations.length !== 1 || REAL.test(text.slice(change.sentenceStart, change.afterEnd))) return undefined;
	return relations[0];
}
/** "236 complaints, 31 fewer than in 2024, a drop of 11.6%": the base is what the difference makes it. */
export function readEnglishDifference(rate: Frame, frames: readonly Frame[], text: string): Change | undefined {
	const [current, amount] = [frames[rate.index - 2], frames[rate.index - 1]];
	const said = directionOf(rate);
	if (said === undefined || current === undefined || current.sentence !== rate.sentence || !isAmount(current) || current.quantity.unit.dimension === 'ratio' || REAL.test(text.slice(rate.sentenceStart, rate.afterEnd))) return undefined;
	const found = THAN.exec(text.slice(amount.quantity.numeral.end, rate.quantity.span.start));
	const isOwn = found !== null && said === (UP.has(found[1]) ? 'up' : 'down') && (unitsMayAgree(amount.quantity.unit, current.quantity.unit) || amount.quantity.unit.name === found[1]);
	return isOwn ? { kind: 'change', claim: 'stated', current: current.quantity, amount: { ...amount.quantity, unit: current.quantity.unit }, rate: rate.quantity, direction: said } : undefined;
}
const THAN = /^ (?:[a-z]+ )?(more|fewer|less|higher|lower)\b(?: [a-z]+)? than [^.;:,()]{2,40}, (?:or )?[a-z ]*$/;
const NAMES_ITS_OWN = /^(?: (?:increase|rise|decrease|fall|drop|more|less|fewer|higher|lower))? (?:compared (?:with|to)|from|on|over|than) [^.;,()]{0,40}\(?$/;
const UP_FROM = /\b(?:up|down) from (?:about |nearly )?$/;
/** So many figures before and behind a change may be what it is of. */
const BEFORE = 8;
const BEHIND = 4;

/** "from 9.2 million to 8.8 million (4%)": the change in a bracket behind the figure that it led to. */
function isInBracket(change: Frame, frames: readonly Frame[], text: string): boolean {
	const [base, current] = [frames[change.index - 2], frames[change.index - 1]];
	if (base === undefined || current.sentence !== change.sentence || change.depth !== current.depth + 1) return false;
	// up from 8,540 (11.1%): of what stands before it all
	if (UP_FROM.test(current.before) && base.sentence === change.sentence && change.quantity.unit.dimension === 'ratio' && /^ \($/.test(text.slice(current.quantity.span.end, change.quantity.span.start))) return text.charAt(change.quantity.span.end) === ')';
	return TO.test(current.before) && isComparedWith(base.before) && /^[a-z0-9 ]{0,24}\($/.test(text.slice(current.quantity.span.end, change.quantity.span.start)) && text.charAt(change.quantity.span.end) === ')';
}

/** By how much: a rate of an amount, points of a rate, an amount of its own sort. */
function amountOrRate({ quantity }: Frame, base: Frame): Pick<Change, 'rate' | 'amount'> | undefined {
	const ofRate = base.quantity.unit.dimension === 'ratio';
	if (quantity.unit.dimension === 'points') return ofRate ? { amount: quantity } : undefined;
	if (quantity.unit.dimension === 'ratio') return ofRate ? undefined : { rate: quantity };
	return !ofRate && isAmount({ quantity }) && unitsMayAgree(quantity.unit, base.quantity.unit) ? { amount: quantity } : undefined;
}
const isAmount = ({ quantity }: Pick<Frame, 'quantity'>): boolean => quantity.upper === undefined && (quantity.unit.dimension === 'ratio' || !NOT_ADDED.has(quantity.unit.dimension)) && quantity.unit.dimension !== 'months';

/** Which way a figure says that something went, if it says so. */
function directionOf({ before, after, cues, cuesAfter }: Frame): 'up' | 'down' | 'either' | undefined {
	if (!mayHold(cues | cuesAfter, CUE.letter)) return undefined;
	// expressions that take small and capital letters alike take the engine twice as long to compile
	const words = before.endsWith(' ') ? before.toLowerCase() : '';
	const lead = words === '' ? null : MOVED.exec(words) ?? (words.includes(' of ') ? CHANGE_OF.exec(words) : null);
	const word = (lead ?? (after.startsWith(' ') ? MORE.exec(after) : null))?.[1].toLowerCase();
	return word === undefined ? undefined : UP.has(word) ? 'up' : EITHER.has(word) ? 'either' : 'down';
}
const UP = new Set('up rose risen rises rising grew grown grows growing increased increases increasing climbed gained jumped increase rise gain growth jump more higher greater'.split(' '));
const EITHER = new Set('improved improvement change swing'.split(' '));
const MOVED = /\b(up|rose|risen|rises|rising|grew|grown|grows|growing|increased|increases|increasing|climbed|gained|jumped|improved|down|fell|fallen|falls|falling|dropped|drops|dropping|declined|declining|decreased|decreases|decreasing|shrank|slipped)(?: by)?(?: (?:about|nearly|almost|over|some|just|a further))? (?:a )?$/;
const CHANGE_OF = /\b(?:an?|the|year-on-year) (?:[a-z-]+ )?(increase|rise|gain|growth|jump|improvement|change|swing|decrease|decline|drop|fall|reduction|cut) of (?:about |nearly |almost |over |some |just )?$/;
const MORE = /^ (?:[a-z]+ )?(increase|rise|growth|gain|more|higher|greater|decrease|decline|drop|fall|reduction|fewer|less|lower)\b(?! in )/;

/** What the others are compared with: behind "from" or "than", in a bracket with its year, or with an earlier year behind it. */
function isBase(one: Frame, near: readonly Frame[], text: string, dates: readonly DateMark[]): boolean {
	if (isComparedWith(one.before) || isComparedWith(text.slice(Math.max(one.sentenceStart, one.quantity.span.start - 40), one.quantity.span.start))) return true;
	const lead = text.slice(Math.max(one.sentenceStart, one.quantity.span.start - 60), one.quantity.span.start);
	if (YEAR_BEFORE.test(lead) || COMPARED_BEFORE.test(lead) || (one.before.endsWith('against ') && OF_EARLIER.test(one.after))) return true;
	const year = yearBehind(one, text, dates);
	return year !== 0 && near.some(other => year < yearBehind(other, text, dates));
}
const YEAR_BEFORE = /[(（](?:in )?(?:(?:FY ?)?(?:19|20)[0-9]{2}|last year|prior year|previous year|a year ago)[:：]? $/i;
/** 295 against 272 last year, not against a target. */
const OF_EARLIER = /^ (?:[a-z]+ )?(?:last year|a year (?:earlier|ago|before)|(?:in )?the (?:previous|prior) year)\b/;
const COMPARED_BEFORE = /\b(?:compared (?:with|to)|than|from|over|on) [a-z0-9 '’-]{3,40} [(（]$/;

/** "$4.2 million in 2023": the year right behind a figure, 0 if there is none. */
function yearBehind(one: Frame, text: string, dates: readonly DateMark[]): number {
	const next = dates.find(({ span, year }) => year !== 0 && one.quantity.span.end <= span.start);
	return next !== undefined && next.span.start - one.quantity.span.end < 30 && IN_YEAR.test(text.slice(one.quantity.span.end, next.span.start)) ? next.year : 0;
}
const IN_YEAR = /^\s?(?:[a-z]+ )?in (?:fiscal |FY ?)?$/;

/** What there is now stands before the base or the change, or behind "to". */
const isAnnounced = (current: Frame, base: Frame, change: Frame): boolean => current.index < Math.max(base.index, change.index) || TO.test(current.before);
const TO = /\bto (?:about |nearly |over |just )?$/;

/** Growth that is not that of the printed values. */
const REAL = /\b(?:real|constant|organic|like-for-like|underlying|compound|annuali[sz]ed|CAGR|inflation|a year on average|per year|annually|respectively)\b/i;

/** "than 1,200" after "more": the cue of the comparison, no hedge. */
const withoutCue = (base: Quantity): Quantity => (base.hedge !== undefined && / than$/.test(base.hedge.word) ? { ...base, hedge: undefined } : base);

function isTrue({ base, current, amount, rate, direction }: Change): boolean {
	if (amount !== undefined) return direction === 'up' ? addsUp([base!, amount], current!) : addsUp([current!, amount], base!);
	const [from, to] = [magnitude(base!), magnitude(current!)];
	const slack = lastPlace(rate!) + 100 * (lastPlace(base!) / 2 / from + lastPlace(current!) / 2 / from);
	return Math.abs(100 * (to / from - 1) * (direction === 'up' ? 1 : -1) - magnitude(rate!)) < slack;
}
