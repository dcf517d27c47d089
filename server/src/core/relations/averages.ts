import { decimal } from '../decimal.ts';
import { CUE, mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';
import { isExact, lastPlace, magnitude } from '../magnitude.ts';
import type { Quantity } from '../quantities.ts';
import type { Average } from '../relations.ts';
import { type Unit, countOf } from '../units.ts';
import type { BlockReader } from './readers.ts';

/**
 * Averages and unit costs with their total and their count beside them: 发放120万元，惠及300户，户均4000元; 购置20台，每台5万元，
 * 共100万元. Only neighbours are claimed; farther pairs are taken where they hold.
 */
export const readAverages: BlockReader = ({ frames }) => {
	const relations: Average[] = [];
	for (const frame of frames) {
		const spread = readSpread(frame, frames);
		if (spread !== undefined) relations.push(spread);
		const per = perOf(frame);
		if (per === undefined || frame.quantity.upper !== undefined) continue;
		const relation = readAverage(frame, per, frames);
		if (relation !== undefined) relations.push(relation);
	}
	return relations;
};

/** 每月500元，全年6000元: so much a month makes so much a year. Taken where it holds: a year may bring more than its months. */
function readSpread(average: Frame, frames: readonly Frame[]): Average | undefined {
	const total = frames[average.index + 1];
	if (total === undefined || total.sentence !== average.sentence || !mayHold(average.cues, CUE.every) || !EVERY.test(average.before) || !isTotalOf(total.quantity, average.quantity)) return undefined;
	for (const [each, whole, count, name] of SPREADS) {
		if (!each.test(average.before) || !whole.test(total.before)) continue;
		const found = whole.exec(total.before)!;
		const start = total.quantity.span.start - total.before.length + found.index;
		const span = { start, end: start + found[1].length };
		const times: Quantity = { ...average.quantity, span, numeral: span, value: decimal(count), scale: 0, unit: countOf(name), hedge: undefined, upper: undefined, text: found[1] };
		const relation: Average = { kind: 'average', claim: 'stated', total: total.quantity, count: times, average: average.quantity };
		const isClose = Math.abs(magnitude(total.quantity) / count / magnitude(average.quantity) - 1) < 0.03 || average.quantity.hedge !== undefined;
		if (isClose && isAverage(relation)) return relation;
	}
	return undefined;
}
const EVERY = /每|均|一(?:天|个月)/;
const SPREADS: readonly (readonly [each: RegExp, whole: RegExp, count: number, name: string])[] = [
	[/每(?:个)?小时[^0-9]{0,6}$/, /(一天|每天|每日|全天)[^0-9]{0,6}$/, 24, '小时'],
	[/(?:每天|每日|日均|一天)[^0-9]{0,6}$/, /(每周|一周)[^0-9]{0,6}$/, 7, '天'],
	[/(?:每天|每日|日均|一天)[^0-9]{0,6}$/, /(每月|一个月|全月)[^0-9]{0,6}$/, 30, '天'],
	[/(?:每天|每日|日均|一天)[^0-9]{0,6}$/, /(全年|每年|一年)[^0-9]{0,6}$/, 365, '天'],
	[/(?:每月|月均|一个月)[^0-9]{0,6}$/, /(每季度?)[^0-9]{0,6}$/, 3, '个月'],
	[/(?:每月|月均|一个月)[^0-9]{0,6}$/, /(全年|每年|一年)[^0-9]{0,6}$/, 12, '个月'],
	[/(?:每季度?|季均)[^0-9]{0,6}$/, /(全年|每年|一年)[^0-9]{0,6}$/, 4, '个季度'],
];

/** What an average is for: whether a unit is of that, and how many make one. */
interface Per {
	readonly is: (unit: Unit) => boolean;
	readonly each?: number;
}

/** What a figure is an average for, by the words before it or by its unit: 户均, 平均每台, 单价, 元/吨. */
function perOf({ quantity, before, after, cues, cuesAfter }: Frame): Per | undefined {
	const slash = quantity.unit.name.indexOf('/');
	const isCued = (mayHold(cues, CUE.mean | CUE.price) && PER.test(before)) || (mayHold(cuesAfter, CUE.letter) && BEHIND.test(after));
	if (slash < 0 && !isCued) return undefined;
	if (NOT_TOTALLED.test(before)) return undefined;
	if (0 < slash) return perName(quantity.unit.name.slice(slash + 1));
	const mean = MEAN.exec(before);
	if (mean !== null) return perName(MEANS[mean[1]]);
	const each = EACH.exec(before);
	if (each !== null) return perName(each[1]);
	const many = EACH_SO_MANY.exec(before);
	if (many !== null) return { ...perName(many[2]), each: HOW_MANY[many[1]] };
	if (PRICE.test(before)) return { is: unit => unit.dimension === 'count' && !PEOPLE.has(unit.name) };
	const behind = BEHIND.exec(after);
	if (behind === null) return undefined;
	return behind[1] === undefined ? { is: isEnglishCount } : perName(behind[1]);
}
const PER = /均|每|单价|成本|亩产|单产/;
/** 人均…4000元, 日均接待300人次. */
const MEAN = /(人均|户均|亩产量?|单产|日均|月均|亩均|场均|班均|校均|村均|店均|车均|年均|季均|周均|台均|项均|件均|单均|次均)[^0-9，。；]{0,10}$/;
const MEANS: Readonly<Record<string, string>> = {
	人均: '人', 户均: '户', 亩产: '亩', 亩产量: '亩', 单产: '亩', 日均: '天', 月均: '个月', 亩均: '亩', 场均: '场', 班均: '班', 校均: '所', 村均: '村', 店均: '家', 车均: '辆', 年均: '年', 季均: '个季度', 周均: '周', 台均: '台', 项均: '项', 件均: '件', 单均: '单', 次均: '次',
};
/** 平均每台5万元, 每人补助500元. */
const EACH = /(?:平均)?每(?:一)?(人次|人|名|位|户|家|期|班|批|组|桌|箱|袋|盒|排|层|节|堂|课时|轮|届|村|校|镇|车|艘|点|个|台|套|辆|张|份|件|所|间|栋|座|处|场|次|亩|公顷|平方米|平方公里|平方千米|吨|公斤|千克|公里|米|条|项|株|头|只|天|日|月|年|小时)[^0-9，。；]{0,8}$/;
/** 每千人5.5张, 每万户家庭. */
const EACH_SO_MANY = /每(千|万|十万)名?(?:常住|户籍|居民)*(人|户)[^0-9，。；]{0,16}$/;
const HOW_MANY: Readonly<Record<string, number>> = { 千: 1_000, 万: 10_000, 十万: 100_000 };
const PRICE = /(?:单价|单位成本|均价)(?:为|是|约|：|:)*$/;
/** 500 per site, 5万元一台. */
const BEHIND = /^\s?(?:(?:per|for each|each) ([a-z]+)|(?:each|apiece)\b(?! of))/;
/** A mean of which no total is told: surveys, growth, rates of a whole year. */
const NOT_TOTALLED = /收入|增收|节约|节省|减负|GDP|生产总值|寿命|增长|提高|下降|减少|增加|比|高于|低于|超过|预期|工资|薪酬|得分|成绩/;
const PEOPLE = new Set(['人', '名', '位', '口', '人次']);

const ALIKE: readonly string[] = ['人 名 位 口 员 person people staff member employee', '户 家', '天 日 day', '个月 月 month', '年 year', '亩', '场 场次 次', '期 次', '节 课时 堂', '村 个', '校 所 个', '组 个', '班 个', '所 个', '台 辆 部 套', '件 项 个', '次 人次 批次'];

function perName(name: string): Per {
	const names = COUNTED_ALIKE.get(name);
	// 14 hectares, 250 per hectare
	const plural = LATIN_NAME.test(name) ? `${name}s` : name;
	return { is: unit => (unit.name === name || unit.name === plural || names?.has(unit.name) === true) && unit.dimension !== 'none' };
}
const COUNTED_ALIKE = new Map<string, Set<string>>();
for (const names of ALIKE.map(row => row.split(' '))) {
	for (const name of names) {
		const alike = COUNTED_ALIKE.get(name) ?? new Set();
		for (const other of names) alike.add(other);
		COUNTED_ALIKE.set(name, alike);
	}
}

/** 50 hours each: of whatever was counted. */
const LATIN_NAME = /^[a-z]{3,}$/;
const isEnglishCount: Per['is'] = ({ dimension, name }) => dimension === 'count' && /^[a-z]/.test(name);

function readAverage(average: Frame, per: Per, frames: readonly Frame[]): Average | undefined {
	const near = frames.slice(Math.max(0, average.index - 6), average.index + 7).filter(one => one !== average && Math.abs(one.sentence - average.sentence) <= 1 && one.quantity.upper === undefined);
	const counts = near.filter(one => per.is(one.quantity.unit) && perOf(one) === undefined && 0 < magnitude(one.quantity) && !CHANGE.test(one.before));
	const totals = near.filter(one => (average.quantity.unit.dimension !== 'none' || !counts.includes(one)) && isTotalOf(one.quantity, average.quantity) && perOf(one) === undefined && !CHANGE.test(one.before));
	const pairs = totals.flatMap(total => counts.filter(count => count !== total).map(count => relate(total, count, average, per)));
	const holding = pairs.find(isAverage);
	if (holding !== undefined) return holding;
	const [total, count] = [totals, counts].map(list => onlyOne(list.filter(one => one.segment === average.segment)) ?? onlyOne(list.filter(one => one.sentence === average.sentence)));
	if (total === undefined || count === undefined) return undefined;
	// 月人均731元, 每人每月100元: of a month, while the total may be a year's
	if (OF_PERIOD.test(average.before)) return undefined;
	// one total, one count and the average in one run of clauses: nothing else can be meant
	const run = [total, count, average].map(one => one.index).sort((a, b) => a - b);
	// 812户1,536人: what is said of a figure right behind it is the same in other words
	const others = frames.slice(run[0], run[2]).filter(one => !run.includes(one.index));
	// … and by how much it changed: 412户，比年初减少37户；发放523.2万元，户均1.27万元
	const [areAlone, between] = [others.every(one => one.before === '' || CHANGE.test(one.before)), others.filter(one => CHANGE.test(one.before)).length];
	const isRun = areAlone && Math.abs(total.clause - count.clause) <= 2 && Math.abs(average.clause - count.clause) <= 2 + between;
	const isSharp = [total, count, average].every(one => one.quantity.hedge === undefined);
	const name = nameOf(average);
	const isNamed = name === '' || (total.before + total.after).includes(name);
	const isLast = run[2] === average.index;
	const isSaid = TOTAL.test(frames[run[0]].before + total.before) || (isLast && !IS_SOME.test(total.before) && (per.each !== undefined || DENSITY.test(average.before))) || (isLast && AVERAGE_OF.test(average.before)) || isCountOf(count, average);
	return isRun && isSharp && isNamed && isSaid ? relate(total, count, average, per) : undefined;
}
/** 教学班36个 … 班均45人: the count is of what the mean is for. */
const isCountOf = (count: Frame, average: Frame): boolean => {
	const name = MEAN.exec(average.before)?.[1].charAt(0);
	return name !== undefined && count.before.endsWith(name);
};
/** 新增床位800张 are not all beds. */
const IS_SOME = /新|增|减|其中|投/;
/** So much on each stretch of land is made of the two figures before. */
const DENSITY = /平均每(?:平方公里|平方千米|公顷|亩)/;
const OF_PERIOD = /月|日|天|周|季|学期|次/;
/** An average of 5 per school says itself that it is made of the two figures before. */
const AVERAGE_OF = /(?:an average of|averaging|^,? ?or) (?:about )?$/;
const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
const CHANGE = /(?:增长|增加|提高|下降|减少|降低|上升|新增|净增|净减)了?$/;
/** What is averaged: 补助 of 户均补助 and of 每平方公里补助, nothing of 每台. */
function nameOf({ before }: Frame): string {
	if (YIELD.test(before)) return '';
	const each = EACH.exec(before);
	const behind = each === null ? /均([\u4e00-\u9fff]{2,4})$/.exec(before)?.[1] ?? '' : each[0].slice(each[0].indexOf(each[1]) + each[1].length);
	return behind.replace(/(?:达到|约为|达|为|约)$/, '').slice(-2);
}
/** 平均亩产 names what is averaged itself. */
const YIELD = /(?:亩产|单产)(?:量|达到|达|为|约)*$/;
/** Words that make a figure the total of what is averaged. */
const TOTAL = /共|总|合计|累计|金额|款额|发放|拨付|投入|支出|补助|补贴|参与|参加|接待|惠及|吸引|培训|total|paid|spent|cost/;

const isTotalOf = (total: Quantity, average: Quantity): boolean =>
	!NEVER.has(total.unit.dimension) && (total.unit.dimension === average.unit.dimension ? total.unit.dimension !== 'count' || total.unit.name === average.unit.name : isBareMean(total, average) || average.unit.name.startsWith(`${total.unit.name}/`));
/** 45 teachers in 9 schools, an average of 5 per school. */
const isBareMean = (total: Quantity, average: Quantity): boolean => average.unit.dimension === 'none' && total.unit.dimension === 'count' && /^[a-z]/.test(total.unit.name);
const NEVER = new Set(['ratio', 'points', 'multiple', 'none', 'ratioPart', 'months', 'age', 'date', 'doubling']);

/** Whether total ÷ count may be printed as the average, as far as roundings go. */
function isAverage({ total, count, average, each = 1 }: Average): boolean {
	const factor = average.unit.name.startsWith(`${total.unit.name}/`) ? (Number(total.unit.numerator) / Number(total.unit.denominator)) / (Number(average.unit.numerator) / Number(average.unit.denominator)) : 1;
	const number = (magnitude(count) * Number(count.unit.denominator)) / Number(count.unit.numerator);
	const mean = (magnitude(total) / factor / number) * each;
	const slack = (of: Quantity) => (isExact(of) ? 0 : lastPlace(of) / 2 / Math.max(magnitude(of), 1e-30));
	const hedged = [total, count, average].some(({ hedge }) => hedge !== undefined) ? 0.05 : 0;
	const tolerance = (lastPlace(average) + mean * (slack(total) + slack(count) + hedged)) * (1 - 1e-9);
	const most = average.upper === undefined ? magnitude(average) : magnitude({ ...average, value: average.upper });
	return magnitude(average) - tolerance < mean && mean < most + tolerance;
}

const relate = (total: Frame, count: Frame, average: Frame, { each }: Per): Average => ({ kind: 'average', claim: 'stated', total: total.quantity, count: count.quantity, average: average.quantity, ...(each === undefined ? {} : { each }) });
