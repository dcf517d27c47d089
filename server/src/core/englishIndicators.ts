import type { Frame } from './frames.ts';
import type { Quantity } from './quantities.ts';

/** What an English figure measures, and what sets it apart: see `Indicator`. */
interface Named {
	readonly name: string;
	readonly qualifiers: readonly string[];
}

/** "Revenue rose 8%" is of revenue; "received 640 requests" is of requests received. `inherited` is what the sentence spoke of before. */
export function readEnglishName({ before, after, mark, quantity, clauseStart }: Frame, text: string, inherited: string): Named {
	const words = dropHedges(before.replace(NEW_LINE, '').replace(SPACES, ' ').trim());
	const followed = after.replace(SPACES, ' ');

	const of = OF.exec(words);
	const change = of === null ? undefined : CHANGES.exec(of[1])?.[0].toLowerCase();
	if (change !== undefined) return { name: toName(IN_BEHIND.exec(followed)?.[1] ?? '') || inherited, qualifiers: [change] };
	const ofName = of === null ? '' : toName(of[1].replace(PREPOSITION_BEFORE, ''));
	if (ofName !== '' && !TOTALS.test(ofName)) return { name: ofName, qualifiers: [] };

	const share = quantity.unit.dimension === 'ratio' ? OF_BEHIND.exec(followed)?.[1] : undefined;
	const stated = STATED.exec(words);
	if (stated !== null) {
		const [, subject, verb, preposition] = stated;
		const isRise = RISES.test(verb) && preposition !== 'to' && preposition !== 'from' && preposition !== 'at';
		const name = toName(subject);
		if (name !== '') return { name, qualifiers: isRise ? [verb.toLowerCase()] : PORTION.test(verb) && share !== undefined ? [`share of ${share}`] : [] };
		if (REFERS.test(subject) && inherited !== '') return { name: inherited, qualifiers: isRise ? [verb.toLowerCase()] : [] };
	}
	if (share !== undefined && toName(share) !== '') return { name: toName(share), qualifiers: ['share'] };

	const noun = nounOf(quantity, followed);
	const verb = DONE.exec(words)?.[1].toLowerCase() ?? DONE_BEHIND.exec(followed)?.[1].toLowerCase() ?? '';
	if (noun !== '') return { name: verb === '' ? noun : `${noun} ${verb}`, qualifiers: [] };
	const label = words === '' && mark === ':' ? toName(LABEL.exec(text.slice(Math.max(0, clauseStart - REACH), clauseStart - 1))?.[0] ?? '') : '';
	if (label !== '') return { name: label, qualifiers: [] };
	const purpose = verb === '' ? undefined : ON_BEHIND.exec(followed)?.[0];
	if (purpose !== undefined) return { name: `${verb}${purpose.toLowerCase()}`, qualifiers: [] };
	const became = BECAME.exec(followed)?.[1].toLowerCase();
	if (became !== undefined && inherited !== '') return { name: PARTICIPLE.test(became) ? `${inherited.replace(DONE_LAST, '')} ${became}` : `${became} ${inherited}`, qualifiers: [] };
	const acted = ACTED.exec(words);
	if (acted !== null) return { name: [toName((acted[1] ?? '').replace(AND_BEFORE, '')), acted[2].toLowerCase()].filter(part => part !== '').join(' '), qualifiers: [] };
	const meant = MEANT.exec(words)?.[1].toLowerCase();
	if (meant !== undefined) return { name: meant, qualifiers: [] };
	return { name: inherited, qualifiers: MORE.test(followed) ? [MORE.exec(followed)![1]] : [] };
}

/** A heading or an item that a line break sets apart: what stands behind it begins anew. */
const NEW_LINE = /^.*\n\s*(?=[A-Z])/s;
const SPACES = /\s+/g;
const REACH = 60;
const LABEL = /[A-Za-z][A-Za-z ()/-]{1,40}$/;

/** "about", "more than": they say how near the figure is. */
function dropHedges(words: string): string {
	let bare = words;
	for (let length = -1; length !== bare.length; ) {
		length = bare.length;
		bare = bare.replace(HEDGE, '');
	}
	return bare;
}
const HEDGE = /(?:^|\s)(?:about|around|approximately|roughly|some|nearly|almost|just|over|under|above|below|(?:more|less|fewer) than|at least|at most|only|an estimated|a further|another|now)$/i;

/** "revenue of", "a rate of" */
const OF = /((?:[A-Za-z-]+ ){0,5}[A-Za-z-]+) of$/;
const PREPOSITION_BEFORE = /^.*\b(?:an?|the|with|reached|making|giving|leaving|to|from|at|for|in) (?=[a-z])/i;
const TOTALS = /^(?:total|sum|number|amount|average|maximum|minimum|combination|all|out|part|some)$/i;
const CHANGES = /\b(?:increase|decrease|rise|fall|growth|decline|drop|reduction|gain|loss)$/i;
const IN_BEHIND = /^ (?:in(?= [a-z]+(?: |$))|of|worth of) (?:the )?(?!(?:19|20)[0-9])((?:(?!(?:and|or|for|from|to|in|by|at|on|with|was|were|is|are|this|last|while|which)\b)[a-z-]+(?: |$|\b)){1,3})/i;
/** "60% of households" */
const OF_BEHIND = /^ of (?:all |the |its |their |our )?((?!(?:19|20)[0-9])(?:(?!(?:have|has|had|were|was|are|is|who|that|which|and|or|in|to|for|from|by|at|on|with|said|did|do|saw|an?|the)\b)[a-z-]+(?![a-z0-9-]) ?){1,3})/i;
const ON_BEHIND = /^ (?:on|in) (?!(?:19|20)[0-9])(?:(?!(?:and|or|in|to|for|from|by|at|with|while|which|this|last|the|its|our|their|total|average)\b)[a-z-]+ ?){1,3}(?<! )/i;

const STATED = /^(.{2,60}?) (was|were|is|are|stood|reached|totalled|totaled|amounted|rose|grew|fell|dropped|increased|decreased|declined|climbed|doubled|tripled|accounted|made up|represented|remained|came|numbered)(?: (to|from|by|at|for|in))?(?: (?:up|down))?$/i;
const RISES = /^(?:rose|grew|fell|dropped|increased|decreased|declined|climbed)$/i;
const PORTION = /^(?:accounted|made up|represented)$/i;
/** Who is spoken of was named before. */
const REFERS = /^(?:(?:and|but|which|that|it|they|this|these|of which) ?)+$/i;

/** "hazards" of "found 50 hazards", "road" of "31 km of road", "revenue" of "$5.2 million in revenue". */
function nounOf({ unit, text, span, numeral }: Quantity, followed: string): string {
	const isCounted = LATIN.test(unit.name) && unit.dimension === 'count' && text.toLowerCase().includes(unit.name.slice(0, 3).toLowerCase()) && numeral.end < span.end;
	if (isCounted) return NOUN_IN.exec(text)?.[0].toLowerCase() ?? '';
	const isMoney = MONEY.has(unit.dimension);
	const of = unit.dimension === 'count' || (!isMoney && followed.startsWith(' in ')) ? undefined : IN_BEHIND.exec(followed)?.[1];
	return toName(of ?? NOUN_BEHIND.exec(followed)?.[1] ?? '');
}
const MONEY: ReadonlySet<string> = new Set(['money', 'USD', 'EUR', 'GBP']);
const LATIN = /^[A-Za-z]/;
const NOUN_IN = /[A-Za-z][A-Za-z -]*$/;
const STOPS = '(?:per|old|out|ago|onwards|each|of|to|in|and|or|from|by|at|on|for|with|was|were|is|are|have|has|had|than|compared|more|fewer|less|as|up|down|while|which|who|that|this|last|respectively)';
const NOUN_BEHIND = new RegExp(`^ ((?!${STOPS}\\b)[a-z-]+(?: (?!${STOPS}\\b|[a-z]+ed\\b)[a-z-]+){0,2})`, 'i');

/** "received", "built in": what was done to what is counted. */
const DONE = /\b([a-z]+ed|found|sold|built|held|made|paid|spent|won|kept|bought|ran)(?: (?:in|on|out))?$/i;
/** "12 projects completed", "624 requests were received" */
const DONE_BEHIND = /^ (?:[a-z-]+ ){0,2}?(?:were|was|have been|has been|are|is) ([a-z]+ed|found|sold|built|held|made|paid|spent|won|kept)\b/i;
/** "of which 12 were serious" */
const BECAME = /^ (?:were|was|are|is|have been|had been) (?!not\b|in\b|at\b|on\b|to\b|the\b|an?\b|from\b)([a-z]{4,})/i;
const DONE_LAST = / [a-z]+ed$/;
const PARTICIPLE = /(?:ed|en|wn|lt|ld|id|nt)$/;
/** "The fund returned": who did it, where nothing is counted. */
const ACTED = /^(?:(.{2,40}?) )?([a-z]+ed)(?: (?:to|by|at))?$/i;
const AND_BEFORE = /^(?:.*\b)?and(?: |$)/i;
/** "we expect to invest" */
const MEANT = /\b(?:will|would|(?:expect|plan|aim|intend|hope|need)s? to) ([a-z]{3,})$/i;
const MORE = /^ (more|fewer|less|higher|lower)\b/;

/** The noun that words end in, without articles and what comes before a verb; "" if it is too long, or a pronoun. */
function toName(words: string): string {
	const noun = words.trim().replace(TIME, '').replace(VERB_BEFORE, '').replace(ARTICLE, '').replace(ENDING, '').trim();
	const isName = noun !== '' && noun.split(' ').length <= 6 && !NO_NAME.test(noun) && !INSIDE_NO_NAME.test(noun);
	return isName ? noun.toLowerCase() : '';
}
const TIME = /^(?:in|by|for|at|of|on|during|since|between|from) (?:the (?:year|end of) )?(?:(?:19|20)[0-9]{2}|the year|total|addition)(?: (?:and|to) (?:19|20)[0-9]{2})? ?,? ?/i;
/** "The company reported revenue" is of revenue. */
const VERB_BEFORE = /^.*\b(?:reported|recorded|generated|achieved|posted|earned|showed|shows|reports|has|have|had) (?=[a-z])/i;
const ARTICLE = /^(?:(?:(?:19|20)[0-9]{2}|the|a|an|its|their|our|his|her|of which|and|but|while|with|of|all|or|when|as|this|that|these) )*/i;
const ENDING = / (?:(?:has|have|had)(?: been)?|also|there|then|now|through|as|an?|the|on|at|to|for|with|of|in|from|by|(?:for|in|during|over) (?:the (?:year|quarter|period|month)|(?:19|20)[0-9]{2}))$/i;
/** What is a sentence, or tells of one, is no name. */
const INSIDE_NO_NAME = /[,;:.]|\b(?:it|we|they|who|whom|which|when|if|is|are|was|were|been)\b/i;
const NO_NAME = /^(?:it|they|we|he|she|i|you|there|this|that|these|those|which|who|what|up|down|more|fewer|less|and|or|but|about|from|to|by|the|a|an|of|in|on|at|for|with|while|than|compared|out|total|respectively|whom)$/i;
