import { STARTERS } from './chars.ts';
import { FULL_MARKS, PAIRED_MARKS } from './marks.ts';
import { NEVER_DOUBLED } from './words.ts';

/**
 * Cues by their characters. Whatever the readers look for is spelled with one of a few characters; where none of them stands,
 * nobody need look. One scan of a stretch of text tells of all cues at once, one bit each, which of them may stand there: a bit
 * that is not set is a proof, one that is set is a reason to look closer.
 */

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const NUMERALS = '0123456789一二两三四五六七八九十';

/** Cues by the characters of which one stands in whatever says so: of 增长 and 增幅 it is 增. Letters stand for all that English says. */
const CHARACTERS = {
	/** 增长, 下降, 提高 …: a change in either direction. */
	change: `增提上下降减回扩缩压延多少快涨跌升${LETTERS}`,
	/** 多, 低于, 超过, 相差, 节余: how far two figures are apart. */
	gap: '多少高低超余差增减下降提',
	growth: '增提扩上升涨翻',
	fall: `下减降缩压${LETTERS}`,
	/** 人均, 平均, 每台; 亩产. */
	mean: `均每产${LETTERS}`,
	/** 单价, 成本. */
	price: '价本',
	/** 每天, 日均, 一个月. */
	every: '均每一',
	/** 共, 合计, 总数, 累计. */
	total: `共合总累${LETTERS}`,
	/** 比去年, 较计划, 与上年, 于, 同期. */
	compared: '比较同与于',
	/** 剩余, 尚有, 还剩, 缺, 未, 请假; 净增, 毛利. */
	rest: '剩余尚仍还缺空差欠未请净毛',
	/** 到, 至, 为, to. */
	to: `到至为${LETTERS}`,
	/** 其中, 当中, 包括, 包含, 分为, of which. */
	within: `中包分由${LETTERS}`,
	/** 跨越, 迈上, 超过: a bound is passed. */
	passing: '跨迈越登闯冲站超',
	/** 率, 比重, 占比, 比例, 份额: what is no amount. */
	rate: '率重占例份',
	/** 略有, 大幅, 持平, slightly. */
	degree: `略幅微稍显急迅飞持${LETTERS}`,
	colon: '：:',
	bracket: '（(',
	equals: '=＝≈',
	/** 5-10万, 3千: a figure whose form may be wanting. */
	form: '-—–~～－千',
	/** What leaves no ink or is nobody's character, and where a pasted bookmark begins. */
	odd: '[\u00ad\u2060\ufeff\ufffc\ufffd',
	letter: LETTERS,
} as const;
/** Whole ranges of code units that may spell a cue. */
const RANGES: readonly (readonly [cue: keyof typeof CHARACTERS, first: number, last: number])[] = [
	['odd', 0x00, 0x08], ['odd', 0x0b, 0x0c], ['odd', 0x0e, 0x1f], ['odd', 0x7f, 0xa0], ['odd', 0x200b, 0x200f], ['odd', 0x202a, 0x202e], ['odd', 0xe000, 0xf8ff],
];

/** Cues that hold two characters in a row, one of each string. */
const PAIRS = {
	/** 。。 ，。 */
	marks: ['，。；：、！？', '，。；：、！？'],
	/** 的的, 了了. */
	particles: ['的了和与及被托', '的了和与及被托'],
	/** 左右, 上下, 之多, 以上. */
	around: ['左上之以', '右下多上'],
	/** 二零二四年, but also 2020年. */
	zeroYear: ['一二三四五六七八九零〇○ＯO0', '年'],
	/** 附件3, 表 2. */
	mention: ['件录表图', ` ${NUMERALS}`],
	/** 第二部分, 第三章. */
	part: [NUMERALS, '部章'],
	/** “四升三降”. */
	tally: ['“', NUMERALS],
	/** 进行进行: the end of a word that nobody says twice, and its start again. */
	echo: [[...NEVER_DOUBLED].map(word => word.slice(-1)).join(''), [...NEVER_DOUBLED].map(word => word.charAt(0)).join('')],
} as const;

type CueName = keyof typeof PAIRS | keyof typeof CHARACTERS | 'spaced';
const NAMES = [...Object.keys(PAIRS), ...Object.keys(CHARACTERS), 'spaced'];

/** The bit of each cue; `spaced` is a blank behind Chinese. */
export const CUE = Object.fromEntries(NAMES.map((name, index) => [name, 1 << index])) as Readonly<Record<CueName, number>>;
/** All cues: of what is to be looked at in any case. */
export const ALL_CUES = -1;

/** Whether one of some cues may stand where these do. */
export const mayHold = (cues: number, sought: number): boolean => (cues & sought) !== 0;

/** What is made of the cues that were seen: nothing, unless a test looks everywhere. */
export type See = (cues: number) => number;
export const seeAsIs: See = cues => cues;

const SPACES = '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
/** What the last character before a figure may end, one bit each: a reader whose expression ends there need not look where it cannot. */
const LAST_CHARACTERS = {
	/** 增长了, 减少约, 增幅为, rose by. */
	change: `长加高升涨降低少落大小减缩收支跌滑多快幅速率例增量产度了约近超过达到为是仅只窄短翻逾差${LETTERS}${SPACES}`,
	/** 增加到, 调整为, rose to; 提高到2023年的. */
	to: `到至为了约o年末底的${SPACES}`,
	/** 共, 合计, 总数达, a total of. */
	total: `共计有为数额量值达到fgl,${SPACES}`,
	/** 整改率为, 占比达. */
	rate: `率例重比度额份面为达是约超接近过至到仅只已高了有：:${SPACES}`,
	/** 少支, 多收. */
	flow: '支收出',
	/** 比去年的400家多, 低于. */
	gap: `多少高低过出加差支收长降于了${SPACES}`,
} as const;
export const END = Object.fromEntries(Object.keys(LAST_CHARACTERS).map((name, index) => [name, 1 << index])) as Readonly<Record<keyof typeof LAST_CHARACTERS, number>>;
/** What the words may end in that stop at `end`. */
export const endAt = (text: string, end: number): number => (end === 0 ? 0 : ENDS[KIND[text.charCodeAt(end - 1)]]);

/**
 * Characters that tell the same are of one kind; of kind 0, which tells nothing, are most. So one small table is looked at for
 * each character, and those by kind hold what is told: the cues that it spells, the pairs that it may begin or end, where readers stop, what words may end in it.
 */
export const KIND = new Uint8Array(65536);
export const SEEN = new Int32Array(256);
export const BEGUN = new Int32Array(256);
export const ENDED = new Int32Array(256);
export const STOPS = new Uint8Array(256);
const ENDS = new Uint8Array(256);

/** Reasons to stop at a character: a figure or word may start there, a blank be one too many, a mark be wide or one of two, a point begin. */
export const START = 1;
export const BLANK = 2;
export const FULL = 4;
export const PAIRED = 8;
export const POINT = 16;
/** Before a point stands a mark, and perhaps white space. */
export const BEFORE_POINT = 32;
export const WHITE = 64;
/** Clauses and items end there. */
export const MARK = 128;
const STOPPED_AT: readonly (readonly [stop: number, characters: string])[] = [
	[START, STARTERS],
	[BLANK, ' \u3000'],
	[FULL, FULL_MARKS],
	[PAIRED, PAIRED_MARKS],
	[POINT, '一二三四五六七八九十首再最其第FST（(123456789１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
	[BEFORE_POINT, '。；：，！？、;:,!?.—…”"（()）]*'],
	[WHITE, SPACES],
	[MARK, '、，,：:；;。！？!?|—.\n（(【［[）)】］]'],
];

/** What is told of characters, a row each: what stands at their kind in each of the tables. */
const TABLES: readonly (Int32Array | Uint8Array)[] = [SEEN, BEGUN, ENDED, STOPS, ENDS];
const told = new Map<number, number[]>();

function put(characters: string, table: Int32Array | Uint8Array, bits: number): void {
	const column = TABLES.indexOf(table);
	for (let at = 0; at < characters.length; at += 1) {
		const code = characters.charCodeAt(at);
		let row = told.get(code);
		if (row === undefined) told.set(code, row = [0, 0, 0, 0, 0]);
		row[column] |= bits;
	}
}
for (const [name, characters] of Object.entries(CHARACTERS)) put(characters, SEEN, CUE[name as CueName]);
for (const [name, [first, second]] of Object.entries(PAIRS)) {
	put(first, BEGUN, CUE[name as CueName]);
	put(second, ENDED, CUE[name as CueName]);
}
for (const [stop, characters] of STOPPED_AT) put(characters, STOPS, stop);
for (const [name, characters] of Object.entries(LAST_CHARACTERS)) put(characters, ENDS, END[name as keyof typeof END]);

const kinds = new Map<string, number>([['0,0,0,0,0', 0]]);
function kindOf(row: readonly number[]): number {
	const key = row.join();
	const known = kinds.get(key);
	if (known !== undefined) return known;
	const kind = kinds.size;
	kinds.set(key, kind);
	for (let column = 0; column < row.length; column += 1) TABLES[column][kind] = row[column];
	return kind;
}
function putRange(cue: number, first: number, last: number): void {
	KIND.fill(kindOf([cue, 0, 0, 0, 0]), first, last + 1);
	// what stands in a range and tells something more
	told.forEach((row, code) => {
		if (first <= code && code <= last) row[0] |= cue;
	});
}
for (const [name, first, last] of RANGES) putRange(CUE[name], first, last);
told.forEach((row, code) => {
	KIND[code] = kindOf(row);
});
