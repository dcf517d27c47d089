import type { Format } from '../server/src/core/blocks.ts';
import type { Span } from '../server/src/core/span.ts';
import type { Random } from './random.ts';

/** Text with the numerals that a claim or a trap is made of. */
export interface Written {
	readonly text: string;
	readonly figures: readonly Span[];
}

/** A way to claim something. What it writes holds, under every rounding. */
export interface Way {
	readonly name: string;
	readonly format: Format;
	readonly write: (random: Random) => Written;
}

/** Breaks one figure so that no rounding of anything explains it: a digit becomes another, and the figure moves by a quarter or more. */
export function breakFigure({ text, figures }: Written, random: Random): { readonly text: string; readonly broken: Span } {
	const { start, end } = random.pick(figures);
	const printed = text.slice(start, end);
	const written = CHINESE.includes(printed) ? otherNumeral(printed, random) : otherDigit(printed, random);
	return { text: text.slice(0, start) + written + text.slice(end), broken: { start, end: start + written.length } };
}

function otherDigit(printed: string, random: Random): string {
	const value = toNumber(printed);
	for (;;) {
		const at = random.int(0, printed.length - 1);
		if (!/[0-9]/.test(printed[at])) continue;
		const changed = printed.slice(0, at) + random.int(at === 0 ? 1 : 0, 9) + printed.slice(at + 1);
		if (value * 0.25 < Math.abs(toNumber(changed) - value)) return changed;
	}
}

function otherNumeral(printed: string, random: Random): string {
	const others = ['三', '四', '五', '六', '七', '八'].filter(numeral => 1 < Math.abs(CHINESE.indexOf(numeral) - CHINESE.indexOf(printed)));
	return random.pick(others);
}

const toNumber = (printed: string) => Number(printed.replaceAll(',', ''));
const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `claim` joins words and figures; what stands in `figure(…)` may be broken. */
function claim(words: TemplateStringsArray, ...values: readonly (Figure | string | number)[]): Written {
	let text = words[0];
	const figures: Span[] = [];
	values.forEach((value, index) => {
		if (typeof value === 'object') figures.push({ start: text.length, end: text.length + value.printed.length });
		text += (typeof value === 'object' ? value.printed : value) + words[index + 1];
	});
	return { text, figures };
}

interface Figure {
	readonly printed: string;
}

const figure = (value: number | string): Figure => ({ printed: String(value) });
/** A number of the last digit at 10^-places, from a whole number of such digits: 1234 → 12.34 */
const fixed = (value: number, places: number): Figure => figure((value / 10 ** places).toFixed(places));
const thousands = (value: number): Figure => figure(value.toLocaleString('en-US'));
/** a ÷ b in hundredths, rounded half up to some places; exact for what is asked here. */
const percent = (a: number, b: number, places: number): Figure => fixed(Math.floor((a * 100 * 10 ** places * 2 + b) / (2 * b)), places);

// What reports speak of: things with their classifier, and what is done with them.
const THINGS = [
	['安全隐患', '处', '整改'], ['老旧电梯', '部', '更新'], ['来信来访', '件', '办结'], ['规上企业', '家', '走访'], ['危旧房屋', '栋', '加固'],
	['低保家庭', '户', '回访'], ['在建项目', '个', '验收'], ['排水管道', '段', '清淤'], ['消防设施', '套', '检修'], ['民生实事', '项', '完成'],
] as const;
const PLACES = ['全区', '全市', '全县', '全街道', '辖区内', '社区'] as const;
const KINDS = [
	['小学', '初中', '高中', '幼儿园'], ['道路', '桥梁', '隧道', '泵站'], ['餐饮店', '商超', '药店', '网吧'], ['东片区', '西片区', '南片区', '北片区'],
] as const;
const TOWNS = ['河东街道', '河西街道', '河口街道', '河湾街道', '河滩街道', '河塘街道'] as const;
const MONEY = ['营业收入', '固定资产投资', '财政支出', '销售额', '税收收入', '项目总投资'] as const;
const TASKS = ['完善台账制度', '压实主体责任', '畅通反馈渠道', '强化日常巡查', '补齐设施短板', '优化办事流程', '加强人员培训', '开展随机抽查'] as const;
const ENGLISH_THINGS = [['sites', 'inspected'], ['complaints', 'resolved'], ['projects', 'completed'], ['grants', 'awarded'], ['bridges', 'repaired'], ['applications', 'approved']] as const;
const ENGLISH_MONEY = ['revenue', 'spending', 'payroll', 'income', 'tuition income'] as const;

/** A whole and a part between a fifth and four fifths of it, so that a broken figure shows in the share. */
function partOfWhole(random: Random): { whole: number; part: number } {
	const whole = random.int(5, 99) * 10 ** random.int(1, 3) + random.int(1, 9);
	return { whole, part: random.int(Math.ceil(whole * 0.2), Math.floor(whole * 0.8)) };
}

/** Two to four parts of one magnitude. */
const partsOf = (random: Random, count = random.int(2, 4)): number[] => {
	const magnitude = 10 ** random.int(1, 3);
	return Array.from({ length: count }, () => random.int(magnitude, 9 * magnitude));
};
const total = (parts: readonly number[]): number => parts.reduce((a, b) => a + b, 0);

/** From a base to something between a tenth and nine tenths above it. */
function fromTo(random: Random): { base: number; current: number } {
	const base = random.int(2000, 80000);
	return { base, current: Math.floor((base * random.int(112, 190)) / 100) };
}

type Writer = Way['write'];
const ways = (format: Format, writers: Readonly<Record<string, Writer>>): Way[] => Object.entries(writers).map(([name, write]) => ({ name, format, write }));

/** Claims that hold. */
export const claims: readonly Way[] = [
	...ways('text', {
		'share, 共…已…率': random => {
			const [[thing, unit, done], { whole, part }] = [random.pick(THINGS), partOfWhole(random)];
			return claim`${random.pick(PLACES)}共有${thing}${figure(whole)}${unit}，已${done}${figure(part)}${unit}，${done}率${percent(part, whole, random.int(0, 2))}%。`;
		},
		'share, 其中…占比': random => {
			const [[thing, unit, done], { whole, part }] = [random.pick(THINGS), partOfWhole(random)];
			return claim`${random.pick(PLACES)}共摸排${thing}${figure(whole)}${unit}，其中已${done}${figure(part)}${unit}，${random.pick(['占比', '占总数的', '占'])}${percent(part, whole, random.int(1, 2))}%。`;
		},
		'share, remaining': random => {
			const [[thing, unit, done], { whole, part }] = [random.pick(THINGS), partOfWhole(random)];
			return claim`${thing}已${done}${figure(part)}${unit}，剩余${figure(whole - part)}${unit}，${done}率${percent(part, whole, random.int(1, 2))}%。`;
		},
		'share, money in two scales': random => {
			const { whole, part } = partOfWhole(random);
			return claim`年度预算${fixed(whole * 100, 4)}亿元，实际支出${figure(part * 100)}万元，预算执行率${percent(part, whole, 1)}%。`;
		},
		'share, of … (%)': random => {
			const [[things, done], { whole, part }] = [random.pick(ENGLISH_THINGS), partOfWhole(random)];
			return claim`Of the ${thousands(whole)} ${things}, ${thousands(part)} (${percent(part, whole, 1)}%) were ${done}.`;
		},
		'share, or %': random => {
			const [[things, done], { whole, part }] = [random.pick(ENGLISH_THINGS), partOfWhole(random)];
			return claim`During the year, ${thousands(part)} of ${thousands(whole)} ${things} were ${done}, or ${percent(part, whole, random.int(0, 1))}%.`;
		},
		'sum, 包括': random => {
			const [parts, kinds] = [partsOf(random, 3), random.pick(KINDS)];
			return claim`${random.pick(PLACES)}共有各类场所${figure(total(parts))}处，包括${kinds[0]}${figure(parts[0])}处、${kinds[1]}${figure(parts[1])}处和${kinds[2]}${figure(parts[2])}处。`;
		},
		'sum, 合计': random => {
			const [parts, kinds] = [partsOf(random, 3), random.pick(KINDS)];
			return claim`${kinds[0]}${figure(parts[0])}个、${kinds[1]}${figure(parts[1])}个、${kinds[2]}${figure(parts[2])}个，${random.pick(['合计', '共计', '总计'])}${figure(total(parts))}个。`;
		},
		'sum, 其中 and 其余': random => {
			const parts = partsOf(random, 2);
			return claim`全年受理咨询${figure(total(parts))}件，其中电话咨询${figure(parts[0])}件，其余${figure(parts[1])}件为现场咨询。`;
		},
		'sum, complements': random => {
			const [parts, pair] = [partsOf(random, 2), random.pick([['男性', '女性'], ['城镇', '农村'], ['达标', '未达标']])];
			return claim`登记人员共${figure(total(parts))}人，其中${pair[0]}${figure(parts[0])}人，${pair[1]}${figure(parts[1])}人。`;
		},
		'sum, money with decimals': random => {
			const parts = partsOf(random, 3);
			return claim`项目总投资${fixed(total(parts), 2)}亿元，包括土建工程${fixed(parts[0], 2)}亿元、设备购置${fixed(parts[1], 2)}亿元、预备费${fixed(parts[2], 2)}亿元。`;
		},
		'sum, totals …: … and …': random => {
			const parts = partsOf(random, 3);
			return claim`The budget totals $${fixed(total(parts), 1)} million: $${fixed(parts[0], 1)} million for roads, $${fixed(parts[1], 1)} million for parks and $${fixed(parts[2], 1)} million for schools.`;
		},
		'sum, for a total of': random => {
			const parts = partsOf(random, 2);
			return claim`We hired ${thousands(parts[0])} teachers and ${thousands(parts[1])} nurses, for a total of ${thousands(total(parts))} people.`;
		},
		'difference, 应…实…缺': random => {
			const { whole, part } = partOfWhole(random);
			return claim`应配备网格员${figure(whole)}名，实际配备${figure(part)}名，${random.pick(['缺额', '缺口', '空缺'])}${figure(whole - part)}名。`;
		},
		'difference, 发现…整改…剩余': random => {
			const { whole, part } = partOfWhole(random);
			return claim`检查发现问题${figure(whole)}个，已整改${figure(part)}个，${random.pick(['剩余', '尚余', '未整改'])}${figure(whole - part)}个。`;
		},
		'difference, the remaining': random => {
			const { whole, part } = partOfWhole(random);
			return claim`Of the ${thousands(whole)} applications received, ${thousands(part)} were approved and the remaining ${thousands(whole - part)} were rejected.`;
		},
		'change, 由…增加到…增长': random => {
			const { base, current } = fromTo(random);
			return claim`${random.pick(MONEY)}由${fixed(base, 2)}万元${random.pick(['增加到', '增至', '提高到'])}${fixed(current, 2)}万元，增长${percent(current - base, base, 1)}%。`;
		},
		'change, 从…降至…下降': random => {
			const { base, current } = fromTo(random);
			return claim`${random.pick(['投诉量', '发案数', '库存量'])}从${figure(current)}件${random.pick(['降至', '减少到', '下降到'])}${figure(base)}件，下降${percent(current - base, current, 1)}%。`;
		},
		'change, amount': random => {
			const { base, current } = fromTo(random);
			return claim`床位由${figure(base)}张增加到${figure(current)}张，增加${figure(current - base)}张。`;
		},
		'change, percentage points': random => {
			const [base, by] = [random.int(200, 400), random.int(60, 300)];
			return claim`绿化覆盖率由${fixed(base, 1)}%提高到${fixed(base + by, 1)}%，提高${fixed(by, 1)}个百分点。`;
		},
		'change, 比上年增加': random => {
			const { base, current } = fromTo(random);
			return claim`实现${random.pick(MONEY)}${fixed(current, 2)}万元，比上年的${fixed(base, 2)}万元增加${fixed(current - base, 2)}万元，增长${percent(current - base, base, 1)}%。`;
		},
		'change, rose from … to …': random => {
			const { base, current } = fromTo(random);
			return claim`Our ${random.pick(ENGLISH_MONEY)} ${random.pick(['rose', 'grew', 'increased'])} from $${fixed(base, 2)} million to $${fixed(current, 2)} million, an increase of ${percent(current - base, base, 1)}%.`;
		},
		'change, fell by': random => {
			const { base, current } = fromTo(random);
			return claim`The number of complaints fell from ${thousands(current)} to ${thousands(base)}, a decrease of ${thousands(current - base)}.`;
		},
		'average, 平均每个': random => {
			const [count, mean] = [random.int(12, 90), random.int(300, 9000)];
			return claim`共建设项目${figure(count)}个，总投资${fixed(count * mean, 1)}万元，平均每个项目投资${fixed(mean, 1)}万元。`;
		},
		'average, 户均': random => {
			const [count, mean] = [random.int(200, 900), random.int(110, 900)];
			return claim`发放补助资金${fixed(count * mean, 2)}万元，惠及农户${figure(count)}户，户均${fixed(mean, 2)}万元。`;
		},
		'count, colon list': random => {
			const count = random.int(3, 6);
			return claim`重点做好${random.pick(['以下', ''])}${figure(CHINESE[count])}项工作：${random.some(TASKS, count).join('、')}。`;
		},
		'count, 一是…': random => {
			const count = random.int(3, 6);
			const points = random.some(TASKS, count).map((task, index) => `${CHINESE[index + 1]}是${task}`);
			return claim`下一步抓好${figure(CHINESE[count])}个方面的工作：${points.join('；')}。`;
		},
		'count, list in English': random => {
			const [count, places] = [random.int(3, 5), ['Ashby', 'Brook', 'Carlow', 'Dunmore', 'Elton', 'Fenwick']];
			const named = random.some(places, count);
			return claim`We opened ${figure(count)} new offices: ${named.slice(0, -1).join(', ')} and ${named.at(-1)!}.`;
		},
		'bound, 突破…达': random => claim`全年接待游客突破9000万人次，达到${figure(random.int(9001, 9400))}万人次。`,
		'duration, 历时': random => {
			const [from, years] = [random.int(2001, 2006), random.int(8, 16)];
			return claim`工程于${from}年开工，${from + years}年竣工，历时${figure(years)}年。`;
		},
		'repeat, heading and text': random => {
			const count = random.int(1200, 9000);
			return claim`一、全年办结群众诉求${figure(count)}件\n今年以来，街道全年办结群众诉求${figure(count)}件，群众反映良好。`;
		},
		'numbering, （一）': random => {
			const count = random.int(4, 6);
			const broken = random.int(2, count - 2);
			const tasks = random.some(TASKS, count);
			const before = tasks.slice(0, broken).map((task, index) => `（${CHINESE[index + 1]}）${task}`).join('\n');
			const after = tasks.slice(broken + 1).map((task, index) => `（${CHINESE[broken + 2 + index]}）${task}`).join('\n');
			return claim`一、主要工作\n${before}\n（${figure(CHINESE[broken + 1])}）${tasks[broken]}\n${after}`;
		},
	}),
	...ways('markdown', {
		'table, 合计 row': random => {
			const [parts, kinds] = [partsOf(random, 4), random.pick(KINDS)];
			const rows = kinds.slice(1).map((kind, index) => [kind, parts[index + 1]]);
			return claim`| 类别 | 数量（个） |\n|---|---:|\n| ${kinds[0]} | ${figure(parts[0])} |\n${rows.map(([kind, part]) => `| ${kind} | ${part} |`).join('\n')}\n| 合计 | ${figure(total(parts))} |`;
		},
		'table, total row in English': random => {
			const parts = partsOf(random, 3);
			return claim`| Office | Staff |\n|---|---:|\n| Ashby | ${thousands(parts[0])} |\n| Brook | ${thousands(parts[1])} |\n| Carlow | ${thousands(parts[2])} |\n| Total | ${thousands(total(parts))} |`;
		},
		'table, share column': random => {
			const { whole, part } = partOfWhole(random);
			return claim`| 类别 | 户数 | 占比 |\n|---|---:|---:|\n| 已签约 | ${figure(part)} | ${percent(part, whole, 1)}% |\n| 未签约 | ${figure(whole - part)} | ${percent(whole - part, whole, 1)}% |\n| 合计 | ${figure(whole)} | 100% |`;
		},
		'table, 合计 column': random => {
			const rows = TOWNS.map(() => partsOf(random, 2));
			const [broken, ...others] = rows;
			const lines = others.map((parts, index) => `| ${TOWNS[index + 1]} | ${parts[0]} | ${parts[1]} | ${total(parts)} |`).join('\n');
			return claim`| 街道 | 男 | 女 | 合计 |\n|---|---|---|---|\n| ${TOWNS[0]} | ${figure(broken[0])} | ${figure(broken[1])} | ${figure(total(broken))} |\n${lines}`;
		},
		'table, growth column': random => {
			const rows = TOWNS.map(() => ({ base: random.int(300, 900), rise: random.int(100, 250) }));
			const [broken, ...others] = rows;
			const lines = others.map(({ base, rise }, index) => `| ${TOWNS[index + 1]} | ${base} | ${base + rise} | ${percent(rise, base, 1).printed}% |`).join('\n');
			return claim`| 街道 | 上年 | 本年 | 增长 |\n|---|---|---|---|\n| ${TOWNS[0]} | ${broken.base} | ${broken.base + broken.rise} | ${percent(broken.rise, broken.base, 1)}% |\n${lines}`;
		},
		'table, shares of a whole that is not printed': random => {
			const counts = TOWNS.map(() => random.int(2000, 9000)).sort((a, b) => b - a);
			const whole = total(counts) + random.int(3000, 9000);
			const lines = counts.slice(0, -1).map((count, index) => `| ${index + 1} | ${TOWNS[index]} | ${count} | ${percent(count, whole, 2).printed}% |`).join('\n');
			const last = counts[counts.length - 1];
			return claim`| 排名 | 街道 | 人数 | 占比 |\n|---|---|---|---|\n${lines}\n| ${counts.length} | ${TOWNS[counts.length - 1]} | ${last} | ${percent(last, whole, 2)}% |`;
		},
		'table, cited in the text': random => {
			const rows = TOWNS.map(() => [random.int(2000, 4999), random.int(500, 999)]);
			const at = random.int(0, TOWNS.length - 1);
			const lines = rows.map(([trained, hired], index) => `| ${TOWNS[index]} | ${trained} | ${hired} |`).join('\n');
			return claim`| 街道 | 培训人数 | 就业人数 |\n|---|---|---|\n${lines}\n\n从表中看，${TOWNS[at]}培训人数为${figure(rows[at][0])}人，就业人数为${figure(rows[at][1])}人。`;
		},
		'table, the most in the text': random => {
			const clubs = TOWNS.map((_, index) => random.int(200, 290) + index * 100);
			const lines = random.some(clubs.map((count, index) => `| ${TOWNS[index]} | ${count} | ${random.int(1100, 9000)} |`), clubs.length).join('\n');
			return claim`| Town | Clubs | Visits |\n|---|---|---|\n${lines}\n\n${TOWNS[TOWNS.length - 1]} had the highest number of clubs at ${figure(clubs[clubs.length - 1])}.`;
		},
	}),
];

/** What looks like a claim and is none: its figures are at random, and nothing may be found. */
export const traps: readonly Way[] = [...ways('text', {
	'years': random => claim`${random.int(2016, 2019)}年至${random.int(2021, 2024)}年，全区完成投资${random.int(20, 90)}亿元，2024年完成${random.int(3, 12)}亿元。`,
	'names with digits': random => claim`深入推进“三会一课”、“1530”安全教育和“双百”行动，覆盖学校${random.int(10, 90)}所、师生${random.int(2000, 9000)}人。`,
	'open list': random => claim`引进龙头企业、科研院所等${random.int(8, 40)}家单位，建成东湖、西湖、南湖等${random.int(5, 20)}个站点。`,
	'hedged share': random => claim`共有居民约${random.int(30, 60) * 100}户，已走访${random.int(24, 28) * 100}余户，走访率超过${random.int(20, 30)}%。`,
	'其中 without all': random => claim`全年受理事项${random.int(800, 900)}件，其中环境类${random.int(100, 200)}件、交通类${random.int(100, 200)}件。`,
	'growth of whole and part': random => claim`完成投资${random.int(300, 900)}亿元，增长${random.int(3, 9)}%，其中工业投资${random.int(50, 200)}亿元，增长${random.int(11, 30)}%。`,
	'real growth': random => claim`地区生产总值由${random.int(500, 600)}亿元增加到${random.int(900, 990)}亿元，年均实际增长${random.int(40, 69) / 10}%。`,
	'rates without a base': random => claim`签约率达到${random.int(900, 990) / 10}%，腾空率达到${random.int(700, 890) / 10}%，群众满意度${random.int(900, 999) / 10}%。`,
	'events and stocks': random => claim`组建志愿服务队${random.int(5, 20)}支，招募志愿者${random.int(100, 200)}人，开展活动${random.int(20, 90)}场，服务群众${random.int(2000, 9000)}人次。`,
	'ranges': random => claim`审批时限由${random.int(15, 18)}—${random.int(20, 30)}个工作日压缩到${random.int(2, 4)}—${random.int(5, 9)}个工作日。`,
	'numbers of documents': random => claim`按照〔${random.int(2019, 2024)}〕${random.int(3, 90)}号文件要求，完成第${random.int(2, 9)}轮检查，发现问题${random.int(10, 90)}个。`,
	'telephone': random => claim`热线0${random.int(21, 29)}-${random.int(10000000, 99999999)}全年接听来电${random.int(200, 900)}个。`,
	'dates': random => claim`${random.int(1, 6)}月${random.int(1, 14)}日至${random.int(15, 28)}日，检查单位${random.int(5, 20)}家，整改${random.int(21, 40)}条。`,
	'this year and so far': random => claim`今年新建充电桩${random.int(100, 200)}个，累计建成${random.int(500, 900)}个。`,
	'over-fulfilled': random => claim`全年完成核查任务${random.int(40000, 60000)}件，完成率${random.int(10500, 14900) / 100}%。`,
	'two totals': random => {
		const parts = partsOf(random, 2);
		return claim`共有房屋${total(parts) + random.int(30, 90)}间，已核查${total(parts)}间，其中出租${parts[0]}间，自住${parts[1]}间。`;
	},
	'rounded shares': random => claim`三类用地占比分别为${random.pick(['27%、18%和56%', '33.3%、33.3%和33.3%', '12.5%、37.4%和50.2%'])}。`,
	'colon that explains': random => claim`实施${random.pick(['六大', '五大', '四大'])}专项行动：区委会议提出，要坚持问题导向、目标导向，统筹推进。`,
	'target and result': random => claim`年初计划改造小区${random.int(20, 30)}个，实际改造${random.int(31, 40)}个，明年计划改造${random.int(41, 60)}个。`,
	'other subject': random => claim`共有社区${random.int(20, 40)}个，楼栋${random.int(500, 900)}栋，已安装监控${random.int(1000, 3000)}路，覆盖率${random.int(60, 90)}%。`,
	'multiple of shares': random => claim`增长${random.int(12, 19) / 10}倍，其中线上销售增长${random.int(21, 90) / 10}倍。`,
	'rank and quarter': random => claim`第${random.pick(['一', '二', '三'])}季度排名全市第${random.int(2, 9)}，较上季度前进${random.int(10, 20)}位。`,
	'hectares and houses': random => claim`${random.int(10, 20)}栋楼共有${random.int(500, 900)}套房屋，占地${random.int(2, 9)}万平方米，人均住房面积${random.int(20, 40)}平方米。`,
	'about, in English': random => claim`About ${random.int(2, 4)}00 of the roughly 1,000 households took part, and nearly ${random.int(50, 60)}% said they would again.`,
	'including, in English': random => claim`The office answered ${random.int(800, 900)} letters, including ${random.int(100, 200)} from schools and ${random.int(100, 200)} from shops.`,
	'numbers that name, in English': random => claim`Section ${random.int(2, 9)}.${random.int(1, 9)} describes phase ${random.int(1, 3)} of the ${random.int(2015, 2019)}-${random.int(2021, 2024)} plan and its ${random.int(10, 40)} measures.`,
	'other years, in English': random => claim`In ${random.int(2015, 2019)} we served ${random.int(200, 900)} families; by 2024 attendance had risen ${random.int(20, 80)}% at our ${random.int(3, 9)} centers.`,
}),
...ways('markdown', {
	'table, rates of other wholes': random => {
		const lines = TOWNS.map(town => `| ${town} | ${random.int(100, 900)} | ${random.int(100, 900)} | ${random.int(100, 999) / 10}% |`).join('\n');
		return claim`| 街道 | 应签 | 走访 | 满意率 |\n|---|---|---|---|\n${lines}`;
	},
	'table, growth at comparable prices': random => {
		const lines = ['地区生产总值', '工业增加值', '社会消费品零售总额', '进出口总额', '居民存款'].map(name => `| ${name} | ${random.int(1000, 4000) / 10} | ${random.int(4100, 9000) / 10} | ${random.int(10, 99) / 10} |`).join('\n');
		return claim`| 指标（亿元） | 2022年 | 2023年 | 增长（%） |\n|---|---|---|---|\n${lines}`;
	},
	'table, total of some more': random => {
		const parts = partsOf(random, 3);
		const lines = parts.map((part, index) => `| ${TOWNS[index]} | ${part} |`).join('\n');
		return claim`| 街道 | 户数 |\n|---|---|\n${lines}\n| 其他 | — |\n| 平均 | ${random.int(20, 90)} |`;
	},
	'table, and text of other things': random => {
		const lines = TOWNS.map(town => `| ${town} | ${random.int(1000, 4000)} | ${random.int(100, 900)} |`).join('\n');
		return claim`| 街道 | 培训人数 | 就业人数 |\n|---|---|---|\n${lines}\n\n${TOWNS[0]}共有居民${random.int(10000, 40000)}人，去年培训${random.int(1000, 4000)}人，最大的社区有${random.int(1000, 4000)}人；${TOWNS[1]}的青年中，有${random.int(100, 900)}人参加培训，增长最快的是${TOWNS[2]}，新增${random.int(100, 900)}人。`;
	},
	'tables of two years': random => {
		const table = (year: number) => `${year}年：\n\n| 街道 | 户数 | 占比 |\n|---|---|---|\n${TOWNS.map(town => `| ${town} | ${random.int(1000, 4000)} | ${random.int(40, 200) / 10}% |`).join('\n')}`;
		return claim`${table(2022)}\n\n${table(2023)}`;
	},
})];

/** A report of about `size` characters: numbered headings, paragraphs of claims that hold, traps and plain prose, tables if Markdown. */
export function writeReport(random: Random, size: number, format: Format): string {
	const usable = claims.filter(way => (way.format === 'text' || format === 'markdown') && !/repeat|numbering/.test(way.name));
	const lines = [`${random.pick(PLACES)}年度工作报告`];
	let length = 0;
	const add = (line: string) => {
		lines.push(line);
		length += line.length + 1;
	};
	for (let chapter = 1; length < size; chapter += 1) {
		add(`${chineseNumeral(chapter)}、${random.some(TASKS, 3).join('，')}`);
		const titles = random.some(TASKS, 6);
		for (let section = 1; section <= 6 && length < size; section += 1) {
			add(`（${CHINESE[section]}）${titles[section - 1]}。${sentences(random, usable, format)}`);
			if (random.chance(0.5)) add(sentences(random, usable, format));
			if (format === 'markdown' && random.chance(0.2)) {
				add('');
				add(random.pick(usable.filter(way => way.format === 'markdown')).write(random).text);
				add('');
			}
		}
	}
	return lines.join('\n');
}

/** 1 … 999 as headings are numbered: 十二, 一百零五. */
function chineseNumeral(value: number): string {
	const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
	const head = hundreds === 0 ? '' : `${CHINESE[hundreds]}百${tens === 0 && ones !== 0 ? '零' : ''}`;
	return `${head}${tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : CHINESE[tens]}十`}${ones === 0 ? '' : CHINESE[ones]}`;
}

const PROSE = [
	'坚持问题导向，把群众的急难愁盼放在心上，逐件逐项抓好落实。', '健全协同联动机制，推动资源下沉、服务前移，基层治理更有温度。',
	'同时也要看到，工作中还有不少短板，需要在今后认真加以解决。', '各部门分工负责，密切配合，形成了齐抓共管的良好局面。',
] as const;

const TEXT_TRAPS = traps.filter(({ format }) => format === 'text');
const sentences = (random: Random, usable: readonly Way[], format: Format): string =>
	Array.from({ length: random.int(2, 6) }, () => {
		const kind = random.int(0, 9);
		if (kind < 5) return random.pick(PROSE);
		const { text } = random.pick(kind < 8 ? usable.filter(way => way.format === 'text') : TEXT_TRAPS).write(random);
		return text.replaceAll('\n', format === 'markdown' ? '\n\n' : '\n') + (text.endsWith('.') ? ' ' : '');
	}).join('').trimEnd();
