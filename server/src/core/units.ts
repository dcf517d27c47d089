import { CLASS, HANZI_NUMERAL, byFirst, codeAt, isAnyAt, isWordAt } from './chars.ts';

/**
 * What a figure counts or measures. Figures compare only where the dimensions are equal; `numerator / denominator`
 * turns one unit into base units of its dimension (公顷 → 10000 m²) as an exact fraction.
 */
export interface Unit {
	/** As printed, without scale: "元" of "万元". */
	readonly name: string;
	readonly dimension: Dimension;
	readonly numerator: bigint;
	readonly denominator: bigint;
	/** Of a count: events (人次, 场) are never parts of stocks (人, 家). */
	readonly event: boolean;
}

/** `money` is renminbi; other currencies are dimensions of their own, since no rate between them is printed. */
export type Dimension = string;

const unit = (name: string, dimension: Dimension, numerator: bigint | number = 1, denominator: bigint | number = 1, event = false): Unit => ({
	name, dimension, numerator: BigInt(numerator), denominator: BigInt(denominator), event,
});

export const noUnit: Unit = unit('', 'none');
/** Of whole numbers of things whose classifier nobody prints: under a head like 项目数. It agrees with all counts. */
export const plainCount: Unit = unit('', 'count');
/** Of a ratio a：b：c. */
export const ratioPart: Unit = unit('：', 'ratioPart');
/** A year as an operand: "2011年". */
export const yearUnit: Unit = unit('年', 'date');
/** An English count: the noun that follows the numeral, in the singular. */
export const countOf = (noun: string): Unit => unit(noun, 'count');

const isAsciiLetter = (code: number): boolean => (0x41 <= code && code <= 0x5a) || (0x61 <= code && code <= 0x7a);

// Classifiers (量词) of things that stand, and of events. From general knowledge of official writing; longest match wins.
const STOCKS = `个 人 家 户 条 项 件 名 处 具 项目 所 套 种 辆 张 国 栋 位 宗 点 部 座 起 类 方 台 头 支 份 篇 列 只 对 款 面 片 间 株 标箱 套间 套数 社区 本 棵 部门 版本 字 级 方面 路 区 样 村 线 行 层 县 道 企 镇 市 股 地 档 匹 院 群 站 卡 校 间房 省 封 队 副 门 把 羽 眼 尊 岗 席 家庭 条线 核 厂 馆 口 员 人份 伙 幢 楼 单元 室 铺 乡 州 旗 街道 片区 块 网格 点位 桩 宗地 则 册 卷 盒 页 幅 版 集 首 组 双 台套 台件 架 艘 科 品种 环节 事项 尾 峰 窝 丛 盆 根 盏 杆 孔 顶 床 件套 袋 箱 瓶 罐 桶 管 剂 枚 颗 粒 挺 座次 名次 位次 桌 单位 班组 标段 段 机位 车位 床位 学位 托位 座位 泊位 车道 词 节点 标准箱 锭 年级 小区 店 社 党支部 公众号 步 章 元素 味 题 问 笔画 年代 批 期 班 节 届 城 港 国家 省份 城市 企业 高校 院校 学校 医院 岗位 指标 网点 门店 楼宇 大类 中类 小类 子类 份额 园 包 束 听 打 支部 座席 处所 部分 条例`;
const EVENTS = `次 人次 场 批次 轮 场次 例 辆次 架次 家次 间次 回 茬 季 拨 人天 工日 人公里 户次 处次 套次 栋次 宗次 条次 项次 件次 例次 趟 遍 班次 车次 台次 台班 航次 艘次 列次 船次 点次 频次 册次 篇次 门次 节次 剂次 针次 床次 头次 羽次 只次 份次 堂 讲 课时 学时 餐 顿 声 票 票数 赞 轮次 届次 单 笔 亩次 针`;
// Characters that make another word of a one-character classifier before them, even after Arabic digits: 5分钟, 3个月.
const NOT_BEFORE: Readonly<Record<string, string>> = {
	个: '', 具: '体有备', 人: '民均才', 家: '庭属长', 条: '例', 国: '家际', 处: '理置', 种: '', 场: '所', 点: '位击多半', 部: '分署', 座: '谈', 类: '型别', 方: '面案式便向法', 台: '账风山阶', 头: '部', 支: '出持付部', 型: '号', 期: '间限末', 款: '项', 面: '积', 只: '有要是能', 对: '于应接外', 本: '次年月', 节: '约能气', 批: '发准评', 字: '节', 级: '别', 路: '面灯', 区: '域间', 村: '民', 手: '机续', 线: '上下路', 层: '级', 县: '级域', 道: '路', 企: '业', 镇: '街', 市: '场', 股: '份东权', 地: '区方块', 院: '校', 园: '区', 群: '众体', 站: '点', 卡: '口', 校: '企', 省: '级', 队: '伍员', 门: '口店诊', 核: '心查', 厂: '房', 馆: '', 口: '径岸', 员: '工', 楼: '宇', 室: '内外', 管: '理', 页: '面', 版: '本', 首: '次批个', 组: '织', 讲: '话座', 班: '子', 社: '会', 店: '铺', 单: '位元', 根: '据本', 章: '', 城: '市', 问: '题', 声: '音', 季: '度', 步: '行', 位: '于', 股权: '', 包: '括含装裹', 束: '缚', 听: '证取众', 打: '造击好破算', 针: '对', 部分: '', 段: '落时位子',
};
// The same after Chinese numerals, where far more is a word: 一方面, 三中全会, 四大.
const NOT_BEFORE_HANZI: Readonly<Record<string, string>> = {
	...NOT_BEFORE,
	个: '别', 人: '民均才员口心', 家: '庭长属园乡里电具', 次: '数序日年要于级生产', 名: '称录义著胜校牌', 件: '套', 条: '例件款目约', 户: '籍口型均', 处: '罚于室级分理置', 项: '链', 所: '有在需得属', 位: '于置数列居', 科: '技学研室目', 起: '来到点步草诉源', 线: '上下路索程段', 级: '别部领财党政响应联', 路: '面段径线灯口网', 点: '多半评击位燃亮', 步: '伐入骤行道', 字: '符体节画典', 手: '机续段', 行: '业动政为人程驶', 层: '面级', 地: '区方块点址级震质', 期: '间限末初待望', 生: '', 面: '积对临向前上貌', 本: '地级市区身周期报公次年月', 季: '度', 轮: '流换岗值胎船', 首: '次批个先', 道: '路德理具口', 门: '口店诊', 口: '径岸', 方: '面式案便向法针', 年: '来',
};

// name(s), dimension, factor to the base unit. Several names of one unit are divided by blanks, or by | where they hold some.
const MEASURES: readonly (readonly [names: string, dimension: Dimension, numerator?: number | bigint, denominator?: number | bigint])[] = [
	['% ％ percent 个百分比', 'ratio'],
	['per cent|Per cent', 'ratio'],
	['‰', 'ratio', 1, 10],
	['成', 'ratio', 10],
	['个百分点 百分点', 'points'],
	['个千分点', 'points', 1, 10],
	['个基点 基点', 'points', 1, 100],
	['倍', 'multiple'],
	['番', 'doubling'],
	['折', 'discount'],
	['平方米 平米 ㎡ m² m2 平方', 'area'],
	['平方厘米', 'area', 1, 10000],
	['平方英尺', 'area', 9290304, 100000000],
	['sq ft|square feet|square foot', 'area', 9290304, 100000000],
	['sq m|square metres|square meters|square metre|square meter', 'area'],
	['sq km|square kilometres|square kilometers', 'area', 1000000],
	['square miles|square mile', 'area', 2589988110336, 1000000],
	['acres acre 英亩', 'area', 40468564224, 10000000],
	['平方公里 平方千米 km² ㎢', 'area', 1000000],
	['公顷 hectares hectare', 'area', 10000],
	['亩 市亩', 'area', 2000, 3],
	['垧', 'area', 10000],
	['米 延米 延长米 m', 'length'],
	['公里 千米 km', 'length', 1000],
	['里 华里', 'length', 500],
	['海里', 'length', 1852],
	['英里 miles mile', 'length', 1609344, 1000],
	['英尺 feet foot ft', 'length', 3048, 10000],
	['英寸 inches inch', 'length', 254, 10000],
	['yards yard', 'length', 9144, 10000],
	['kilometres kilometers kilometre kilometer', 'length', 1000],
	['metres meters metre meter', 'length'],
	['分米', 'length', 1, 10],
	['丈', 'length', 10, 3],
	['尺', 'length', 1, 3],
	['寸', 'length', 1, 30],
	['厘米 公分 cm', 'length', 1, 100],
	['毫米 mm', 'length', 1, 1000],
	['微米', 'length', 1, 1000000],
	['纳米', 'length', 1, 1000000000],
	['车公里', 'vehicleDistance', 1000],
	['吨 公吨 tonnes tonne t', 'mass', 1000],
	['总吨', 'grossTonnage'],
	['tons ton', 'tons'],
	['pounds pound lbs lb 磅', 'mass', 45359237, 100000000],
	['盎司', 'ounces'],
	['公担', 'mass', 100],
	['微克', 'mass', 1, 1000000000],
	['克拉', 'mass', 2, 10000],
	['吨油当量', 'oilEquivalent'],
	['载重吨', 'deadweight', 1000],
	['公斤 千克 kg', 'mass'],
	['斤 市斤', 'mass', 1, 2],
	['担 市担', 'mass', 50],
	['克', 'mass', 1, 1000],
	['毫克', 'mass', 1, 1000000],
	['吨公里', 'freight'],
	['吨标准煤 吨标煤', 'coalEquivalent'],
	['立方米 m³ m3 立方 公方', 'volume'],
	['亿立方米', 'volume', 100000000],
	['升 litres liters litre liter', 'volume', 1, 1000],
	['毫升 ml', 'volume', 1, 1000000],
	['土石方', 'volume'],
	['gallons gallon', 'gallons'],
	['barrels barrel 桶油', 'barrels'],
	['千瓦时 度 kWh', 'energy'],
	['兆瓦时 MWh', 'energy', 1000],
	['吉瓦时 GWh', 'energy', 1000000],
	['千瓦 kW', 'power'],
	['瓦', 'power', 1, 1000],
	['兆瓦 MW', 'power', 1000],
	['吉瓦 GW', 'power', 1000000],
	['马力', 'horsepower'],
	['千伏 kV', 'voltage', 1000],
	['伏', 'voltage'],
	['焦耳', 'joules'],
	['大卡 千卡', 'calories'],
	['千伏安', 'apparentPower'],
	['摄氏度 ℃ °C', 'temperature'],
	['分贝', 'level'],
	['微克/立方米', 'concentration'],
	['毫克/升', 'concentrationInWater'],
	['元/平方米 元/㎡', 'price per area'],
	['元/吨', 'price per mass'],
	['元/人', 'price per head'],
	['元/公斤', 'price per kilogram'],
	['元/头', 'price per animal'],
	['元/亩', 'price per mu'],
	['元/户', 'price per household'],
	['元/公里', 'price per kilometre'],
	['公斤/亩', 'yield'],
	['元/月', 'money per month'],
	['元/年', 'money per year'],
	['秒 秒钟 seconds second', 'time'],
	['分钟 minutes minute', 'time', 60],
	['小时 个小时 钟头 hours hour', 'time', 3600],
	['天 days day', 'time', 86400],
	['周 weeks week', 'time', 604800],
	['个工作日 工作日', 'workingTime'],
	['business days|working days', 'workingTime'],
	['个月 months month', 'months'],
	['个季度 季度 quarters quarter', 'months', 3],
	['年 周年 个年头 years year', 'months', 12],
	['岁 周岁', 'age'],
	['个世纪 centuries century', 'months', 1200],
	['元 块钱 人民币 RMB yuan', 'money'],
	['角', 'money', 1, 10],
	['分', 'score'],
	['美元 USD dollars dollar', 'USD'],
	['港元 港币', 'HKD'],
	['欧元 EUR euros', 'EUR'],
	['英镑', 'GBP'],
	['日元', 'JPY'],
	['韩元', 'KRW'],
	['卢布', 'RUB'],
	['新台币', 'TWD'],
	['澳门元', 'MOP'],
	['澳元', 'AUD'],
	['加元', 'CAD'],
	['新加坡元 新元', 'SGD'],
	['瑞士法郎', 'CHF'],
	['cents cent', 'cents'],
	['percentage points|percentage point', 'points'],
	['basis points|basis point', 'points', 1, 100],
	['bps', 'points', 1, 100],
	['times fold', 'multiple'],
	['bit', 'data', 1, 8],
	['字节 bytes byte', 'data'],
	['KB', 'data', 1000],
	['MB', 'data', 1000000],
	['GB', 'data', 1000000000],
	['TB', 'data', 1000000000000],
	['PB', 'data', 1000000000000000],
	['EB', 'data', 1000000000000000000n],
	['dozen', 'count', 12],
	['pairs pair', 'count'],
	['Hz', 'frequency'],
	['EFLOPS', 'computing', 1000],
	['PFLOPS', 'computing'],
	['标准箱 TEU', 'containers'],
];
const UNIT_NOT_BEFORE: Readonly<Record<string, string>> = {
	平方: '公千厘英', 立方: '厘', 成: '立为员功果效交品本都长就绩人熟型渝灌', 折: '合算旧', 分: '之钟别类析布为级公店支局子工行会配享部', 度: '假过', 米: '粉', 里: '程面', 克: '服', 升: '级至到', 担: '任保', 角: '度色落', 年: '级代', 天: '然', 周: '年岁边期转', 斤: '斤', 尺: '寸码度子', 丈: '夫量', 伏: '特击', 岁: '', 倍: '增', 元: '旦素', 番: '禺茄', 亩: '次均产', 小时: '', 吨: '公', 里弄: '', 瓦: '房解斯',
};

/** A name of a unit. Of hundreds a report has a few: what a name stands for is told once it is met. */
interface Entry {
	readonly name: string;
	readonly tell: (name: string) => Told;
	told: Told | undefined;
}

interface Told {
	readonly unit: Unit;
	readonly notBefore: string;
	readonly notBeforeHanzi: string;
	/** It is a word of letters, behind which no other letter may stand. */
	readonly isWord: boolean;
}

const createTold = (of: Unit, notBefore = '', notBeforeHanzi = notBefore): Told => ({ unit: of, notBefore, notBeforeHanzi, isWord: isAsciiLetter(of.name.charCodeAt(of.name.length - 1)) });
const all: Entry[] = [];
function add(names: string, tell: Entry['tell']): void {
	for (const name of names.split(names.includes('|') ? '|' : ' ')) all.push({ name, tell, told: undefined });
}
add(STOCKS, name => createTold(unit(name, 'count'), NOT_BEFORE[name], NOT_BEFORE_HANZI[name]));
add(EVENTS, name => createTold(unit(name, 'count', 1, 1, true), NOT_BEFORE[name], NOT_BEFORE_HANZI[name]));
for (const [names, dimension, numerator, denominator] of MEASURES) add(names, name => createTold(unit(name, dimension, numerator, denominator), UNIT_NOT_BEFORE[name]));
/** Entries by the first code unit of their name. */
const entries = byFirst(all, ({ name }) => name.charCodeAt(0), ({ name }) => name);

/** The unit whose name stands at `at`, the longest; or undefined. */
export function readUnit(text: string, at: number, afterHanzi: boolean): Unit | undefined {
	const list = entries.get(codeAt(text, at));
	if (list === undefined) return undefined;
	for (const entry of list) {
		const { name } = entry;
		if (!isWordAt(text, at, name)) continue;
		const told = entry.told ??= entry.tell(name);
		const next = at + name.length;
		if (isAnyAt(text, next, afterHanzi ? told.notBeforeHanzi : told.notBefore)) continue;
		if (told.isWord && isAsciiLetter(codeAt(text, next))) continue;
		return told.unit;
	}
	return undefined;
}

/** What stands right behind a numeral of Chinese characters that has a unit: the first character of a unit's name that is no numeral itself, 米 of 千米. */
export const UNIT_INITIALS = all.map(({ name }) => {
	let at = 0;
	while (at < name.length && (CLASS[name.charCodeAt(at)] & HANZI_NUMERAL) !== 0) at += 1;
	return name.charAt(at);
}).join('');

// Classifiers that may count the same things in one sum: 家 and 户 of firms, 人 名 位 of persons, 处 个 条 项 of problems.
const ALIKE: readonly string[] = ['人 名 位 口 员', '家 户 个 间 所 店', '条 个 处 项 件', '宗 起 件 例 单', '栋 幢 座', '辆 台 部', '间 套', '场 场次 次', '批 批次', '课时 节 堂', '类 种 个'];
const alike = new Map<string, Set<string>>();
for (const row of ALIKE) for (const name of row.split(' ')) alike.set(name, new Set([...(alike.get(name) ?? []), ...row.split(' ')]));

/** Dimensions whose figures are never parts or wholes: rates, ranks, degrees. */
export const NOT_ADDED: ReadonlySet<Dimension> = new Set(['ratio', 'points', 'multiple', 'ratioPart', 'age', 'doubling', 'discount', 'temperature', 'level', 'date', 'score']);
/** The same, with spans of time and bare numbers, which no name can be trusted to tie across paragraphs. */
export const NOT_NAMED: ReadonlySet<Dimension> = new Set([...NOT_ADDED, 'none', 'months', 'time']);

/** The same, or one of them is a bare number in English that speaks of what the other counts: 4,820 patients, of whom 2,651 were women. */
export const unitsMayAgree = (a: Unit, b: Unit): boolean => unitsAgree(a, b) || isBareOf(a, b) || isBareOf(b, a);
const isBareOf = (bare: Unit, counted: Unit): boolean => bare.dimension === 'none' && counted.dimension === 'count' && isAsciiLetter(counted.name.charCodeAt(0));

/** Whether two figures may be added or compared: equal dimensions, and for counts classifiers that may count the same things. */
export function unitsAgree(a: Unit, b: Unit): boolean {
	if (a.dimension !== b.dimension) return false;
	if (a.dimension !== 'count' || a.name === b.name) return true;
	if (a.event !== b.event) return a.name === '' || b.name === '';
	return isAny(a) || isAny(b) || (alike.get(a.name)?.has(b.name) ?? false);
}
const isAny = ({ name }: Unit): boolean => name === '个' || name === '';
