import assert from 'node:assert/strict';
import { type DateMark, readDate, readEnglishDate } from '../server/src/core/dates.ts';
import { readHedgeAfter, readHedgeBefore } from '../server/src/core/hedges.ts';
import { readScale, skipScale } from '../server/src/core/scales.ts';
import { lastYearFigure, yearFigure } from '../server/src/core/years.ts';

// The readers of dates, hedges and scales, each by itself, at one place of a text.

/** "2024-3-5 2024年3月5日": the parts that are printed, and what was read. */
const show = (text: string, date: DateMark | undefined): string =>
	(date === undefined ? '–' : `${date.year}${date.lastYear === 0 ? '' : `/${date.lastYear}`}-${date.month}-${date.day} ${text.slice(date.span.start, date.span.end)}`);
const rows = (read: (text: string) => string, table: Readonly<Record<string, string>>): void => {
	for (const [text, told] of Object.entries(table)) assert.equal(read(text), told, text);
};

suite('dates at a place', () => {
	test('years', () => rows(text => show(text, readDate(text, 0)), {
		'2024年': '2024-0-0 2024年', '2024 年': '2024-0-0 2024 年', '2024年度计划': '2024-0-0 2024年度', '2024年底': '2024-0-0 2024年底', '2024年初': '2024-0-0 2024年初', '2024年末': '2024-0-0 2024年末', '2024年来': '2024-0-0 2024年',
		'1899年': '–', '1900年': '1900-0-0 1900年', '2100年': '2100-0-0 2100年', '2101年': '–', '12024年': '–', '2024家': '–', '2024': '–', '24年': '–',
	}));
	test('with their months and days', () => rows(text => show(text, readDate(text, 0)), {
		'2024年3月5日': '2024-3-5 2024年3月5日', '2024年 3月5日': '2024-3-5 2024年 3月5日', '2024年12月': '2024-12-0 2024年12月', '2024年13月5日': '2024-13-5 2024年13月5日', '2024年13月': '2024-0-0 2024年', '2024年3家': '2024-0-0 2024年', '2024年2023年': '2024-0-0 2024年',
		'2024-03-09': '2024-3-9 2024-03-09', '2024.3.9': '2024-3-9 2024.3.9', '2024/3/19。': '2024-3-19 2024/3/19', '2024-03.09': '–', '2024-03-091': '–', '2024 -03-09': '–',
	}));
	test('months and days alone', () => rows(text => show(text, readDate(text, 0)), {
		'3月': '0-3-0 3月', '12月': '0-12-0 12月', '1月': '0-1-0 1月', '0月': '–', '13月': '–', '13月5日': '0-13-5 13月5日', '0月5日': '0-0-5 0月5日', '3月份': '0-3-0 3月份', '3月底': '0-3-0 3月底', '3月末': '0-3-0 3月末', '3月初': '0-3-0 3月',
		'3月5日': '0-3-5 3月5日', '3月 15号': '0-3-15 3月 15号', '3月5家': '0-3-0 3月', '3月125日': '0-3-0 3月', '３月５日': '0-3-5 ３月５日', '123月': '–', '3个月': '–',
		'3-5月': '0-3-0 3-5月', '11至12月份': '0-11-0 11至12月份', '13-15月': '–', '3-5家': '–', '3、4月': '0-3-0 3、4月',
	}));
	test('spans of years', () => rows(text => show(text, readDate(text, 0)), {
		'2018—2022年': '2018/2022-0-0 2018—2022年', '2018——2022年': '2018/2022-0-0 2018——2022年', '2018-22年': '2018/2022-0-0 2018-22年', '1998~02年': '1998/1902-0-0 1998~02年', '2018至2019学年': '2018/2019-0-0 2018至2019学年', '2018、2019年': '2018/2019-0-0 2018、2019年', '２０１８－２０２２年': '–',
		'2018—2022)': '2018/2022-0-0 2018—2022', '2018—2022 年': '2018/2022-0-0 2018—2022', '2018—2022家': '–', '2018—202年': '–', '2018到2022年': '–',
	}));
	test('only where a number begins', () => {
		for (const [text, at] of [['12024年', 1], ['1.2024年', 2], ['.3月5日', 1], ['03月5日', 1]] as const) assert.equal(readDate(text, at), undefined, text);
		assert.equal(show('（3月5日', readDate('（3月5日', 1)), '0-3-5 3月5日');
	});
	test('in English', () => {
		rows(text => show(text, readEnglishDate(text, 0)), {
			'March 5, 2025': '2025-3-5 March 5, 2025', 'March 5 2025': '2025-3-5 March 5 2025', 'Mar. 15': '0-3-15 Mar. 15', 'September 2024': '2024-9-0 September 2024', 'Sept 2024': '2024-9-0 Sept 2024', 'May 5th': '0-5-5 May 5th', 'December 31st, 1999': '1999-12-31 December 31st, 1999', 'January 1': '0-1-1 January 1',
			'March': '–', 'March 512': '–', 'March 5, 20251': '0-3-5 March 5', 'March 20251': '–', 'Marches 5': '–', 'March  5': '–', 'x March 5': '–',
		});
		rows(text => show(text, readDate(text, 0)), { '9 March 2025': '2025-3-9 9 March 2025', '9 March': '0-3-9 9 March', '19 May, 2025': '2025-5-19 19 May, 2025', '9 Maybe': '–', '9 Marching': '–', '123 March': '–', '9March': '–' });
	});
	test('years are figures too', () => {
		const years = (text: string, at = 0) => {
			const date = readDate(text, at)!;
			return [yearFigure(text, date), ...(date.lastYear === 0 ? [] : [lastYearFigure(text, date)])].map(({ text: printed, span, numeral, value, notation }) => `${printed} ${span.start}–${span.end} ${numeral.end} ${value.coefficient} ${notation.digits}`);
		};
		assert.deepEqual(years('2024年3月'), ['2024年 0–5 4 2024 ascii']);
		assert.deepEqual(years('在2024-03-05', 1), ['2024 1–5 5 2024 ascii']);
		assert.deepEqual(years('2018—2022年'), ['2018 0–4 4 2018 ascii', '2022年 5–10 9 2022 ascii']);
		assert.deepEqual(years('2018-22年'), ['2018 0–4 4 2018 ascii', '22年 5–8 7 2022 ascii']);
		assert.deepEqual(years('２０２４年'), ['２０２４年 0–5 4 2024 fullWidth']);
	});
});

suite('hedges at a place', () => {
	test('before a numeral', () => rows(text => {
		const found = readHedgeBefore(text, text.length);
		return found === undefined ? '–' : `${found.word} ${found.side}`;
	}, {
		'投资约': '约 both', '约 ': '约 both', '约  ': '–', '突破了': '突破 above', '突破': '突破 above', '不超过': '不超过 atMost', '超过': '超过 above', '近': '近 below', '接近': '接近 both', '将近': '将近 below', '大约': '大约 both', '至少': '至少 atLeast', '不足': '不足 below', '了': '–', '': '–', '有': '–',
		'附近': '–', '最近': '–', '邻近': '–', '商超': '–', '反超': '–', '节约': '–', '公约': '–', '预约': '–', '城超': '超 above',
		'over ': 'over above', 'Over ': 'over above', 'hover ': '–', 'HOVER ': '–', 'Zover ': '–', 'at least ': 'at least atLeast', 'no more than ': 'no more than atMost', 'more than ': 'more than above', 'just under ': 'just under below', 'about ': 'about both', 'zabout ': '–', '约about ': 'about both',
	}));
	test('behind a unit', () => rows(text => {
		const found = readHedgeAfter(text, 0);
		return found === undefined ? '–' : `${found.word} ${found.side}`;
	}, {
		'以上的': '以上 atLeast', ' 以上': '以上 atLeast', '  以上': '–', '左右': '左右 both', '以内': '以内 atMost', '及以上': '及以上 atLeast', '多': '多 above', '多人': '多 above', '多年': '–', '多种': '–', '余': '余 above', '余额': '–', '余粮': '–', '许': '许 both', '许可': '–', '许多': '–', '+': '+ atLeast', '+5': '–', '+x': '+ atLeast', ' or more': 'or more atLeast', '-odd': '-odd above', 'plus': 'plus atLeast', '人': '–', '': '–',
	}));
});

suite('scales at a place', () => {
	test('words that multiply', () => rows(text => {
		const found = readScale(text, 0);
		assert.equal(skipScale(text, 0), found?.end ?? 0, text);
		return found === undefined ? '–' : `${found.scale} ${text.slice(0, found.end)}`;
	}, {
		'万元': '4 万', '万亿元': '12 万亿', '亿元': '8 亿', ' 万元': '4  万', '万里长城': '–', '万一': '–', '万分': '–', '千亩': '3 千', '千万': '7 千万', '千瓦': '–', '千米': '–', '千克': '–', ' 千亩': '–', '百家': '2 百', '百万': '6 百万', '百分之': '–', ' 百家': '–',
		'million': '6 million', ' million': '6  million', 'millions': '–', 'k': '3 k', ' k': '–', 'M': '6 M', 'MM': '6 MM', ' bn': '9  bn', 'bn': '9 bn', 'mn2': '–', 'trillion': '12 trillion', 'crore': '7 crore', 'hundred': '2 hundred', 'kg': '–', '元': '–', '': '–', 'tn': '12 tn',
	}));
});
