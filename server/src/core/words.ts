import { byFirst, byStart, isWordAt, wordAt } from './chars.ts';

/**
 * Names of what is measured, and the words around them. Names compare by what is left when generic words are taken
 * away: "全市公路投资完成额" and "公路投资" share the key 公路投资.
 */

/** Sets whose members exhaust a whole; a set that is only mostly exhaustive is not listed. Chinese and English. */
const COMPLEMENTS: readonly (readonly string[])[] = [
	['男性', '女性'], ['男', '女'], ['城镇', '农村'], ['城镇', '乡村'], ['城市', '农村'], ['户籍', '非户籍'], ['本地', '外地'], ['本地', '外来'], ['境内', '境外'], ['国内', '国际'], ['国内', '国外'], ['省内', '省外'], ['市内', '市外'],
	['区内', '区外'], ['沿海', '内河'], ['铁路', '道路', '水路', '民航'], ['铁路', '公路', '水路', '民航'], ['夏粮', '秋粮'], ['过夜', '一日游'], ['文科', '理科'], ['集体提案', '委员'], ['进口', '出口'], ['出口', '内销'], ['外销', '内销'], ['已', '未'], ['已', '剩余'], ['完成', '剩余'], ['完成', '未'], ['当场', '限期'], ['一般隐患', '重大隐患'], ['立即', '限期'], ['立行立改', '限期'], ['已', '正在', '未'], ['整改', '正在整改'], ['已', '正在', '尚未'], ['建成', '在建'], ['办结', '正在办理'], ['新建', '续建'],
	['新开工', '续建'], ['开始建设', '继续建设'], ['在职', '退休'], ['在职', '离退休'], ['在岗', '待岗'], ['在编', '编外'], ['专职', '兼职'], ['正式', '预备'], ['党委', '总支', '支部'], ['合格', '不合格'], ['达标', '未达标'], ['达标', '不达标'], ['通过', '未通过'],
	['成功', '失败'], ['满意', '不满意'], ['优秀', '良好', '中等', '较差'], ['优秀', '良好', '合格', '不合格'], ['优秀', '良好', '一般', '较差'], ['优秀', '合格', '不合格'], ['优秀', '称职', '基本称职', '不称职'], ['同意', '反对', '弃权'], ['赞成', '反对', '弃权'], ['有效', '无效'], ['公有', '非公有'], ['国有', '非国有'], ['国有', '民营'], ['内资', '外资'], ['中央', '地方'], ['中直', '地方'], ['省直', '地方'], ['市直', '县区'], ['中央', '省', '市', '县'],
	['第一产业', '第二产业', '第三产业'], ['一产', '二产', '三产'], ['轻工业', '重工业'], ['工业', '建筑业'], ['生产资料', '消费资料'], ['税收', '非税'], ['基本支出', '项目支出'], ['人员经费', '公用经费'], ['货物', '工程', '服务'],
	['上半年', '下半年'], ['一季度', '二季度', '三季度', '四季度'], ['当年', '结转'], ['本年', '结转'], ['新收', '旧存'], ['白天', '夜间'], ['线上', '线下'], ['网上', '窗口'], ['直办', '转办'], ['直接办', '转办'], ['即时办', '转办'], ['乡', '镇'], ['乡', '镇', '街道'], ['民事', '刑事'], ['直接', '间接'], ['左岸', '右岸'], ['地上', '地下'], ['地面', '地下'], ['室内', '室外'], ['机动车', '非机动车'],
	['客运', '货运'], ['公办', '民办'], ['公立', '民营'], ['公立', '私立'], ['小学', '初中', '高中'], ['高一', '高二', '高三'], ['初一', '初二', '初三'], ['七年级', '八年级', '九年级'], ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'], ['大班', '中班', '小班'], ['托班', '小班', '中班', '大班'], ['小学', '中学'], ['批发', '零售', '住宿', '餐饮'], ['批发零售', '住宿餐饮'], ['批发和零售', '住宿和餐饮'], ['商品零售', '餐饮'], ['规上', '规下'], ['限上', '限下'], ['增加', '减少', '持平'], ['上升', '下降', '持平'], ['首次', '再次'], ['个人', '单位'], ['自然人', '法人'], ['回收', '未回收'],
	['一般公共预算', '政府性基金'], ['公共财政预算', '政府性基金'], ['一般预算', '政府性基金'], ['财政拨款', '自筹'], ['红', '黄', '绿'], ['高', '中', '低'], ['大型', '中型', '小型', '微型'], ['大型', '中型', '小型'], ['预期性', '约束性'], ['民事', '刑事', '行政'], ['有偿', '无偿'], ['农业', '工业', '服务业'],
	['male', 'female'], ['men', 'women'], ['urban', 'rural'], ['domestic', 'international'], ['completed', 'pending'], ['open', 'closed'], ['passed', 'failed'], ['full-time', 'part-time'], ['online', 'offline'], ['paid', 'unpaid'], ['adults', 'children'], ['boys', 'girls'], ['accepted', 'rejected'], ['approved', 'rejected'], ['approved', 'declined'], ['approved', 'denied'], ['permanent', 'temporary'], ['new', 'returning'], ['indoor', 'outdoor'], ['local', 'foreign'], ['resolved', 'unresolved'], ['public', 'private'],
];

/** Words that say "and that is all": 其余 closes a list, 其他 as its last item. */
const REST = /^(?:[^和与及、]{0,4}(?:其余|其他|其它|剩余|余下|the rest|the remaining|others?\b)|[^，。；]{1,24}等其[余他它])/;

/** Whether the last name closes its list: 其余…. */
export const closesList = (names: readonly string[]): boolean => 2 <= names.length && REST.test(names[names.length - 1].trim());

/** A set of names that exhausts a whole. */
type NameSet = readonly string[];

/** Whether the names together exhaust a whole, whatever it is. `sets` are those of which the first one names a member. */
export function exhaust(names: readonly string[], sets = setsNamedIn(names[0] ?? '')): boolean {
	if (names.length < 2) return false;
	if (names.length === 2 && negates(names[0], names[1])) return true;
	return sets.some(set => set.length === names.length && areMembers(names, set));
}

/** The sets of which a member stands in a name: the few that are worth a closer look. */
export function setsNamedIn(name: string): readonly NameSet[] {
	let sets: NameSet[] | undefined;
	for (let at = 0; at < name.length; at += 1) {
		const members = MEMBERS_BY_START.get(name.charCodeAt(at));
		if (members === undefined) continue;
		for (const { word, set } of members) if (isWordAt(name, at, word)) (sets ??= []).push(set);
	}
	return sets ?? NO_SETS;
}
const NO_SETS: readonly NameSet[] = [];
const MEMBERS_BY_START = byFirst(COMPLEMENTS.flatMap(set => set.map(word => ({ word, set }))), ({ word }) => word.charCodeAt(0), ({ word }) => word);

function areMembers(names: readonly string[], set: readonly string[]): boolean {
	const found = new Set<string>();
	for (const name of names) {
		const member = set.find(one => !found.has(one) && name.includes(one) && !set.some(other => other !== one && other.includes(one) && name.includes(other)));
		if (member === undefined) return false;
		found.add(member);
	}
	return true;
}

/** 白名单 and 非白名单; 油 and 非油; 整改 and 未整改. The common part must be in both. */
function negates(a: string, b: string): boolean {
	return negatesWithin(a, b) || negatesWithin(b, a);
}

function negatesWithin(plain: string, negated: string): boolean {
	if (!holdsNegation(negated)) return false;
	for (const word of NEGATIONS) {
		const at = negated.indexOf(word);
		if (at < 0) continue;
		const rest = negated.slice(at + word.length);
		const common = commonStart(rest, plain);
		if (0 < common && !plain.includes(word + rest.slice(0, common))) return true;
	}
	return false;
}
const NEGATIONS = ['非', '未', '不', '无', '负', 'non-', 'un'];
const NEGATIONS_BY_START = byStart(NEGATIONS);
function holdsNegation(name: string): boolean {
	for (let at = 0; at < name.length; at += 1) if (NEGATIONS_BY_START.get(name.charCodeAt(at)) !== undefined) return true;
	return false;
}

/** How much of the start of `rest` stands in `plain`: at least two characters, or a single one that begins both or is all of `rest` and ends both: 逮捕, 不捕. */
function commonStart(rest: string, plain: string): number {
	for (let length = Math.min(rest.length, 6); 2 <= length; length -= 1) if (plain.includes(rest.slice(0, length))) return length;
	return rest !== '' && (plain.startsWith(rest.charAt(0)) || (rest.length === 1 && plain.endsWith(rest))) ? 1 : 0;
}

// Words that say nothing of what is measured: particles, verbs of doing and stating, periods and places of the whole report.
const GENERIC = byStart('其中|截至目前|目前|全年|今年|去年|上年|本年度|本年|年度|当年|上半年|下半年|全市|全国|全省|全区|全县|全镇|全街道|全社区|本市|我市|我区|我省|我社区|社区|累计|总计|合计|共计|一共|总共|共有|共|已经|已|全部|总数|总量|总额|总|达到|达|实现|完成|为|约|近|超过|超|有|的|了|数量|数|额|量|和|与|及|、|是|在|占|中|各|类|项|计|人均|到'.split('|'));

/** What is left of a name when generic words are taken away. */
export function keyOf(name: string): string {
	const undated = name.includes('年') ? name.replace(YEAR, '') : name;
	let key = '';
	let isSpaced = false;
	/** Where the words begin that are kept and not yet put into the key. */
	let from = 0;
	for (let at = 0; at < undated.length; ) {
		const code = undated.charCodeAt(at);
		const word = wordAt(undated, at, GENERIC);
		if (word === undefined) {
			if (code <= 0x20 || code === 0xa0 || 0x1680 <= code && code <= 0x3000 || code === 0xfeff) isSpaced = true;
			at += 1;
			continue;
		}
		key += undated.slice(from, at);
		at += word.length;
		from = at;
	}
	key = from === 0 ? undated : key + undated.slice(from);
	return isSpaced ? key.replace(SPACE, '') : key;
}
const YEAR = /[0-9０-９]{4}年/g;
const SPACE = /\s+/g;

/** The length of the longest run of characters that two short texts share. */
export function longestCommon(a: string, b: string): number {
	let longest = 0;
	for (let from = 0; from + longest < a.length; from += 1) {
		for (let at = 0; at + longest < b.length; at += 1) {
			let length = 0;
			while (from + length < a.length && at + length < b.length && a.charCodeAt(from + length) === b.charCodeAt(at + length)) length += 1;
			if (longest < length) longest = length;
		}
	}
	return longest;
}

/** Whether words near a figure name what `name` names: they share at least half of its key, two characters or more. */
export const speaksOf = (words: string, name: string): boolean => speaksOfKey(words, keyOf(name));

/** The same, of the key of a name. */
export function speaksOfKey(words: string, key: string): boolean {
	if (key.length < 2) return false;
	const common = longestCommon(key, words);
	return 2 <= common && key.length <= common * 2;
}

/** Whether two names name the same thing: each shares most of its key with the other. */
export function isSameName(a: string, b: string): boolean {
	const [one, other] = [keyOf(a), keyOf(b)];
	if (one.length < 2 || other.length < 2) return false;
	const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
	// 年度预算列支的修路费支出 ends in what it names
	if (4 <= shorter.length && longer.endsWith(shorter)) return true;
	const common = longestCommon(one, other);
	return Math.max(one.length, other.length) * 0.7 <= common;
}

/** What parallel names have in common once the words that tell them apart are taken away: 中直投资完成, 地方投资完成 → 投资完成. */
export function commonHead(names: readonly string[]): string {
	const last = names[0];
	let length = 0;
	while (length < last.length && names.every(name => name.charAt(name.length - 1 - length) === last.charAt(last.length - 1 - length))) length += 1;
	return last.slice(last.length - length);
}

/** Words that nobody says twice in a row. */
export const NEVER_DOUBLED: ReadonlySet<string> = new Set('包括 进行 开展 加强 推进 通过 坚持 以及 其中 积极 全面 我们 他们 完成 实现 提高 提升 促进 对于 关于 由于 因此 但是 以来 已经 可以 应当 必须 目前 共计 合计'.split(' '));
