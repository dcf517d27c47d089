import type { BlockContent, PlacedContent } from './content.ts';
import { readEnglishName } from './englishIndicators.ts';
import type { Frame } from './frames.ts';
import type { Section } from './outline.ts';
import { type Period, type When, readWhens, toPeriod } from './periods.ts';
import type { Quantity } from './quantities.ts';
import { readReportYear, readTitleYear } from './reportYear.ts';
import type { Table } from './tables.ts';

/** What a figure measures, as far as the words near it say. Better nothing than a wrong name; it is shown, never judged by. */
export interface Indicator {
	/** "整改", "自建房", "江苏 营业收入"; "" if no words say. */
	readonly name: string;
	/** What sets it apart from others of its name: 同比增长, 累计, 其中; in the order of the text. */
	readonly qualifiers: readonly string[];
	/** Of what time: what the words near it say, else its heading, else the title. */
	readonly period: Period | undefined;
}

/** The same as one block tells it, its time not yet placed. */
interface Measured {
	readonly name: string;
	readonly qualifiers: readonly string[];
	/** The words of time that hold for it within its block. */
	readonly when: When | undefined;
}

/** Tells what the figures of a block measure, in their order. Each block is read once, when somebody first asks. */
export function createIndicatorReader(contents: readonly PlacedContent[], sections: readonly Section[]): (place: PlacedContent) => Indicator[] {
	const own = readReportYear(contents);
	const year = own !== undefined && own.isClear ? Number(own.year.value.coefficient) : 0;
	const headings = readHeadingYears(sections, year, []);
	let [at, before] = [-1, 0];
	return ({ block, content }) => {
		const measured = readBlockIndicators(content);
		if (block.start < before) at = -1;
		before = block.start;
		return content.quantities.map(({ span }, index) => {
			const start = block.start + span.start;
			while (at + 1 < headings.length && headings[at + 1].start <= start) at += 1;
			const { name, qualifiers, when } = measured[index];
			return { name, qualifiers, period: toPeriod(when, year, at < 0 ? year : headings[at].year) };
		});
	};
}

/** From where on a year holds, as headings tell it; 0 where none does. */
export interface HeadingYear {
	readonly start: number;
	readonly year: number;
}

/** The year of each heading, else that of the heading above it; in the order of the text. */
export function readHeadingYears(sections: readonly Section[], above: number, found: HeadingYear[]): readonly HeadingYear[] {
	for (const { title, heading, children, span } of sections) {
		const year = readTitleYear(title) ?? above;
		found.push({ start: heading.start, year });
		readHeadingYears(children, year, found);
		found.push({ start: span.end, year: above });
	}
	return found;
}

/** What each figure of a block measures, in the order of its quantities. */
function readBlockIndicators(content: BlockContent): readonly Measured[] {
	const known = told.get(content);
	if (known !== undefined) return known;
	const { table, frames, quantities } = content;
	const indicators = table !== undefined ? readTableIndicators(table, quantities) : frames.length === 0 ? quantities.map(() => NOTHING) : readProse(content);
	told.set(content, indicators);
	return indicators;
}
const told = new WeakMap<BlockContent, readonly Measured[]>();

const NOTHING: Measured = { name: '', qualifiers: [], when: undefined };

// --- Tables

/** A cell is named by its row and its column; heads that tell a time give its period. */
function readTableIndicators({ columns, rows }: Table, quantities: readonly Quantity[]): Measured[] {
	const byStart = new Map<number, Measured>();
	const heads = columns.map(({ name }) => readHead(name));
	const periods = columns.findIndex(({ role }) => role === 'period');
	for (const { name, cells } of rows) {
		const row = readHead(name);
		const own = periods < 0 ? undefined : readHead(cells[periods]?.text ?? '').when;
		cells.forEach(({ figure }, index) => {
			if (figure === undefined) return;
			const parts = [row.name, heads[index].name].filter((part, at, all) => part !== '' && all.indexOf(part) === at);
			byStart.set(figure.span.start, { name: parts.join(' '), qualifiers: [], when: heads[index].when ?? own ?? row.when });
		});
	}
	return quantities.map(({ span }) => byStart.get(span.start) ?? NOTHING);
}

/** "2024年营业收入" is of 营业收入 in 2024; what says no more than that a figure stands below names nothing. */
function readHead(words: string): Pick<Measured, 'name' | 'when'> {
	const year = YEAR.exec(words);
	const [when] = year === null ? readWhens(words, []) : [{ start: year.index, end: year.index + year[0].length, year: Number(year[1]), lastYear: 0, offset: undefined, part: '' }];
	const rest = when === undefined ? words : words.slice(0, when.start) + words.slice(when.end);
	const name = rest.replace(EDGES, '');
	return { name: EMPTY_HEAD.test(name) ? '' : name, when };
}
const YEAR = /(?<![0-9])((?:19|20)[0-9]{2})(?:年度?)?(?![0-9])/;
const EDGES = /^[\s\-—_（()）/]+|[\s\-—_（()）/]+$/g;
const EMPTY_HEAD = /^(?:数量|数值|金额|数额|数据|合计数|个数|值|value|amount|number|count)?$/i;

// --- Prose

type Named = Pick<Indicator, 'name' | 'qualifiers'>;

/** What is said before the figure at hand, for those that leave it out: 同比增长8%, 占35%. */
interface Said {
	readonly sentence: number;
	readonly name: string;
}

function readProse({ text, frames, quantities, dates }: BlockContent): Measured[] {
	const whens = readWhens(text, dates);
	const listed = readRespectively(frames, text);
	const byStart = new Map<number, Measured>();
	let said: Said = { sentence: -1, name: '' };
	let lead: When | undefined;
	let at = 0;
	let sentence = -1;
	let inSentence: When | undefined;
	frames.forEach((frame, index) => {
		const { start } = frame.quantity.span;
		if (frame.sentence !== sentence) {
			sentence = frame.sentence;
			inSentence = undefined;
		}
		const behind = frames[index - 1]?.quantity.span.end ?? 0;
		let near: When | undefined;
		for (; at < whens.length && whens[at].start < start; at += 1) {
			const when = whens[at];
			if (isBase(text, when, start)) continue;
			const isOwn = FROM.test(text.slice(Math.max(0, when.start - 5), when.start));
			if (frame.sentenceStart <= when.start && !isOwn) inSentence = when;
			if (Math.max(isOwn ? 0 : frame.clauseStart, behind) <= when.start) near = when;
			// a month or a day holds for its sentence, a year until another one comes
			if (when.part === '' && !isOwn) lead = when;
		}
		const next = whens[at];
		const isAttached = next !== undefined && next.start < (frames[index + 1]?.quantity.span.start ?? text.length) && ATTACHED.test(text.slice(frame.quantity.span.end, next.start));
		if (isAttached) {
			near = next;
			at += 1;
			if (next.part === '' && !FORMER.test(frame.before)) lead = next;
		}
		const inherited = frame.sentence === said.sentence ? said.name : '';
		const { name, qualifiers } = listed.get(index) ?? readNames(frame, frames[index - 1], text, inherited);
		if (name !== '') said = { sentence: frame.sentence, name };
		byStart.set(start, { name, qualifiers, when: withYear(near ?? inSentence, lead) ?? lead });
	});
	return quantities.map(({ span }) => byStart.get(span.start) ?? NOTHING);
}

/** 上半年 is that of the year that the block speaks of. */
const withYear = (when: When | undefined, lead: When | undefined): When | undefined =>
	when === undefined || when.year !== 0 || when.offset !== undefined || lead === undefined ? when : { ...when, year: lead.year, offset: lead.offset };

/** 比去年增长8%: the year is what the change is counted from, not the figure's own; 比去年的2.5万元 is of that year. */
function isBase(text: string, { start, end }: When, figure: number): boolean {
	const isCompared = COMPARED.test(text.slice(Math.max(0, start - 3), start)) || SAME_TIME.test(text.slice(end, end + 4));
	return isCompared && CHANGE_WORD.test(text.slice(end, figure));
}
/** 由2024年的400万元增至460万元, （2024年：400万元）: the year is the first figure's alone. */
const FROM = /[由从自（(]$|\bfrom $/;
/** "4.8 million in 2022": in English the year stands behind, "from" and "than" before what it was. */
const ATTACHED = /^(?: [a-z-]+){0,4} (?:in|for|during) (?:the year )?$/i;
const FORMER = /\b(?:from|than|against|versus|compared (?:to|with))\s*$/i;
const COMPARED = /[比较同与于自从]\s*$|compared (?:to|with) $|than $|from $/;
const SAME_TIME = /^(?:同期|以来|相比)/;
const CHANGE_WORD = /增|减|升|降|提|涨|跌|回落|扩|缩|多|少|高|低|快|慢|rose|fell|grew|up|down|increas|decreas/;

function readNames(frame: Frame, previous: Frame | undefined, text: string, inherited: string): Named {
	const { after, quantity, clauseStart, mark } = frame;
	const words = frame.before.trim();
	const isEnglish = words === '' ? !HAN.test(after) && !HAN.test(quantity.unit.name) : !HAN.test(words);
	if (isEnglish) return readEnglishName(frame, text, inherited);
	const clause = text.slice(Math.max(clauseStart, quantity.span.start - REACH), quantity.span.start);
	const isRate = RATES.has(quantity.unit.dimension);
	const told = (name: string, ...more: readonly string[]) => ({ name, qualifiers: [...new Set([...[...clause.matchAll(QUALIFIERS)].map(([word]) => word).filter(word => !name.includes(word)), ...more])] });

	const level = LEVEL.exec(words);
	if (level !== null) return told(toNoun(words.slice(0, level.index)) || inherited);
	const stated = CHANGED.exec(words) ?? (isRate ? SHARE.exec(words) : null);
	if (stated !== null) return told(toNoun(words.slice(0, stated.index)) || inherited, stated[0].replace(TAIL, ''));
	const goesOn = mark === '' && previous !== undefined && previous.clause === frame.clause && GOES_ON.test(words);
	const head = SUCH_AS.test(words) ? '' : toNoun(goesOn ? previous.quantity.text + words : EACH.test(words) && mark === '、' ? clause.slice(previous?.clause === frame.clause ? previous.quantity.span.end - quantity.span.start : 0) : words);
	if (isRate) return told(head || inherited);
	const behind = toNounBehind(after);
	const isListed = mark === '、' && behind !== '' && previous?.clause !== frame.clause;
	if (isListed) return told(behind);
	const isVerb = behind !== '' && (head.length <= 2 || ACTION.test(head));
	return told(head === '' || isVerb ? head + behind : head);
}
/** 电信收入增幅等5项指标: what stands before are some of them. */
const SUCH_AS = /等$/;
/** 由400万元增至2025年的460万元: what was reached, not by how much. */
const LEVEL = /(?:提升|迈上|上调|增|升|降|减|回落|扩大|提高|上升|下降|增加|减少|增长|缩小|压减|压缩)[加长少低]?[至到](?:[0-9]{4}年|今年|去年|上年)?的?$/;
/** 70岁以上孤寡老人86位: the name begins with the figure before. */
const GOES_ON = /^(?:以上|以下|以内|及以上|及以下|的)./;
/** 挖掘机、吊机各1辆 names both. */
const EACH = /各$/;
const HAN = /[\u4e00-\u9fff]/;
const REACH = 60;
const RATES: ReadonlySet<string> = new Set(['ratio', 'points', 'multiple', 'doubling', 'discount']);
const QUALIFIERS = /累计|其中|预计|计划|力争|目标|同口径/g;
/** Words that say the figure is a change of something, with what it is compared to. */
const CHANGED = /(?:(?:同比|环比|比[^比，]{0,12}?|较[^较，]{0,12}?|年均|平均每年|分别)?(?:实际|名义)?(?:增长|增加|提高|提升|上升|上涨|下降|降低|减少|回落|扩大|缩小|下跌|下滑|增幅|涨幅|降幅|增速|多|少|高|低|快))(?:了|约|近|为|达|达到|支|收)*$/;
const SHARE = /占(?:[^占，]{0,16}?)?(?:比重|比例|份额|比|的)?(?:为|达|达到|约|近|超|超过)*$/;
const TAIL = /(?:了|约|近|为|达到|达|的|是|超过|超)+$/;

/** The words that name something, without those of time, place, doing and stating around them; "" if too long to be a name. */
function toNoun(words: string): string {
	let noun = words.trim();
	for (let length = -1; length !== noun.length; ) {
		length = noun.length;
		noun = noun.replace(TRAILING, '');
	}
	noun = (LIGHT.exec(noun)?.[1] ?? noun).replace(REACHES, '');
	for (let length = -1; length !== noun.length; ) {
		length = noun.length;
		noun = noun.replace(LEADING, '').replace(TRAILING, '').trim();
	}
	noun = unquote(noun);
	const isName = noun.length <= LONGEST && HAN_OR_LATIN.test(noun) && !NO_NAME.test(noun);
	return isName ? noun : '';
}
const LONGEST = 18;
const HAN_OR_LATIN = /[\u4e00-\u9fffA-Za-z]/;
/** Verbs that say no more than that something is done; what follows the last of them is the name. */
const LIGHT = /^.*(?:开展|举办|举行|召开|进行|实施|用于|包括|涵盖|涉及|现有|设有|建有|拥有|下辖|其中|以及|分别|共计|共有|累计|达成|做好|针对|面向|(?<![党团会群织业构])组织(?![部生者化率机架]))(.+)$/;
/** 石化行业实现增加值: the verb between the two says nothing. */
const REACHES = /(?<=[业市区县产门位团])(?:共|累计)?实现/;
const LEADING = /^(?:[①-⑳]|[0-9０-９]{1,2}[.．)）](?![0-9])|负责(?!人)(?=.{2})|实现|抓好|[一二三四五六七八九十]是|[0-9０-９]{4}年度?|[0-9０-９]{1,2}月(?:份|底|末)?(?:[0-9]{1,2}日)?|第?[一二三四]季度|[上下]半年|前[两三]季度|截至|截止|目前|至今|今年以?来|今年|去年|上年|本年度?|全年度?|当年|年内|年底|年末|[全本我该各](?:市|省|区|国|县|镇|乡|村|社区|街道)(?![域际级])|辖区内?(?=.)|先(?![进锋后])|再(?![生次造就])|一年来|以来|累计|总共|一共|合计|已经|已|现(?=[已有])|均|还|并|另外|另|先后|现场|主要|其余|同时|此外|期间|成功|及时|有效|积极|妥善|高效|主动|深入|全面|圆满|顺利|持续|切实|耐心|逾|了|的|约(?![谈定束见请])|(?:对|为|向|将|把|给|与|和|及|或|在|到|从|由|于)(?=.{2})(?![谐平睦解时格职建校岗业期管籍册内外外上下方]|口|接|象|应)|(?:排查|摸排|统计|登记|普查)出?(?=.{2})(?!工作|整改|整治)|共(?![产建享同青治])|—|-|·|\s)/;
const TRAILING = /(?:[由从](?:上年|去年|[0-9]{4}年|原来|平均)?的?|(?:为|是)?每[^每]{1,3}|(?<=.)(?:去年|上年|今年|[0-9]{4}年)的?|达到|超过|突破|不足|合计|共计|总计|一共|总共|共有|分别|增至|升至|降至|减至|接近|增加到|扩大到|提高到|控制在|保持在|稳定在|累计|平均|大约|数量|(?<![行作成])为|(?<![签合节契条预履])约|(?<![收报签接找受])到|(?<![所国私公享富])有|(?<!公)共|(?<![但于])是|[达至近超逾了的仅只各已也均]|(?<![平高])等|\s|[：:])$/;
/** What stands before a figure and names nothing: 在…下, 完成. */
const NO_NAME = /(?:(?<![初高集])中|后|时|(?<![线地])下|以来|期间|顺利完成|圆满完成|全面完成|已完成)$|^(?:[对为向与在将把给和及或由从到的]|完成|进行|开展|组织|举办|召开|实施|实现)$/;

/** A quotation mark whose partner lies outside ends or begins the name. */
function unquote(noun: string): string {
	const [opening, closing] = [noun.lastIndexOf('“'), noun.lastIndexOf('”')];
	if (opening < 0 && 0 <= closing) return noun.slice(closing + 1);
	return closing < opening ? noun.slice(opening + 1) : noun;
}

/** 3次应急演练, 749家非公企业: the name behind the figure, up to the word of doing that ends it; 已完成治理: what became of it. */
function toNounBehind(after: string): string {
	const words = after.trim();
	const done = DONE_BEHIND.exec(words);
	if (done !== null) return done[0];
	const noun = NOUN_BEHIND_HAN.exec(words)?.[1].replace(DOING_BEHIND, '').replace(TRAILING, '') ?? '';
	return HAN.test(noun) && 1 < noun.length && noun.length <= LONGEST_BEHIND && !HEDGED.test(noun) ? noun : '';
}
const DONE_BEHIND = /^(?:均?已|尚未|正在)[\u4e00-\u9fff]{2,8}$/;
const NOUN_BEHIND_HAN = /^的?((?:[“《][^”》]{1,16}[”》]|[^的在被将已并且参获进纳用于与可和及或以等为是有至到前均无“]){2,20})/;
const LONGEST_BEHIND = 12;
const DOING_BEHIND = /(?<=.)(?:参加|参与|开展|通过|达到|达标|投入|投用|落户|受益|受到|正式|正在|分别|同比|环比|比|较|占|增|减|提高|下降|累计|涉及|覆盖|惠及|服务|(?<!党)组织|左右|上下|不|未|申请|办理|提供|前往|入驻|顺利|持续|签订|正常|实现|完成|全部|全面).*$/;
const HEDGED = /^(?:以上|以下|以内|左右|多|余|之|整)/;

/** Words that do something to what stands behind the figure: 建成120个充电桩. */
const ACTION = /^(?:新|改|扩|已|未|尚未|正在|实际)?(?:建|建成|改造|整改|增|新增|引进|引入|培育|化解|调解|处置|处理|办理|办结|受理|接待|发放|发现|清理|清运|拆除|更换|安装|修复|修缮|维修|购置|采购|配备|配置|招聘|录用|签订|签约|完成|走访|慰问|检查|巡查|制定|修订|出台|印发|张贴|悬挂|派发|收集|收到|收回|提出|采纳|评选|表彰|发展|培训|举报|查处|查获|打造|设立|成立|组建|投放|种植|补种|新种|帮扶|救助|资助|解决|满足|审批|核发|盘活|腾退|销号|立案|结案|剩余|尚有|仍有|还有|缺|缺少|吸引|带动|确定|选派|联系|摸清|新建|续建|在建|上报|报送|刊发|发布|推送)$/;

/** 小学、中学分别有70所、50所: as many names as figures, in their order. */
function readRespectively(frames: readonly Frame[], text: string): ReadonlyMap<number, Named> {
	const names = new Map<number, Named>();
	frames.forEach((frame, index) => {
		const found = RESPECTIVELY.exec(text.slice(Math.max(frame.sentenceStart, frame.quantity.span.start - REACH), frame.quantity.span.start));
		if (found === null) return;
		let last = index;
		while (last + 1 < frames.length && frames[last + 1].before.replace(AND, '') === '' && LIST.test(text.slice(frames[last].quantity.span.end, frames[last + 1].quantity.span.start))) last += 1;
		const items = found[1].split(ITEMS).map(toNoun);
		const isSame = items.length === last - index + 1 && items.every(item => item !== '');
		for (let at = index; at <= last; at += 1) names.set(at, { name: isSame ? items[at - index] : '', qualifiers: CHANGE_WORD.test(found[2] ?? '') ? [found[2]] : [] });
	});
	return names;
}
const RESPECTIVELY = /([^，,。；;：:]{2,50}?)分别(为|是|有|达|达到|完成|实现|共|增长|增加|提高|下降|减少|同比增长|同比下降)?$/;
const AND = /^\s*(?:和|及|与|、|,|，)?\s*$/;
const LIST = /^[^。；;]{0,6}$/;
const ITEMS = /、|和|与|及/;
