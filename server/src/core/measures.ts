import { type Unit, noUnit, plainCount, readUnit } from './units.ts';

/** The unit and scale that a head or a caption gives the figures under it: 万元, %, "$ millions". */
export interface Measure {
	readonly unit: Unit;
	/** The power of ten: 4 for 万. */
	readonly scale: number;
}

/** Reads words that are nothing but a measure: "单位：万元", "US$ million", "in thousands". Anything else is undefined. */
export function readMeasure(words: string): Measure | undefined {
	const plain = words.trim().replace(PREFIX, '');
	if (plain === '' || 24 < plain.length) return undefined;
	if (plain === '%' || plain === '％' || PERCENT.test(plain)) return { unit: readUnit('%', 0, false)!, scale: 0 };
	const whole = readWholeUnit(plain);
	if (whole !== undefined) return { unit: whole, scale: 0 };
	const currency = CURRENCY.exec(plain)?.[0] ?? '';
	const scaled = SCALE.exec(plain.slice(currency.length).trimStart());
	const scale = scaled === null ? 0 : SCALES[scaled[0].toLowerCase().replace(APOSTROPHE, '')];
	const rest = plain.slice(currency.length).trimStart().slice(scaled?.[0].length ?? 0).replace(OF, '');
	const unit = rest === '' ? undefined : readWholeUnit(rest);
	if (rest !== '' && unit === undefined) return undefined;
	if (currency !== '') return { unit: currencyUnit(currency.trim()), scale };
	if (unit !== undefined) return { unit, scale };
	return scaled === null ? undefined : { unit: noUnit, scale };
}
const PREFIX = /^(?:(?:计量)?单位|units?)\s*[:：]?\s*|^in\s+|^人民币(?=[百千万亿元])/i;
const PERCENT = /^(?:percent|per cent|pct|百分比)$/i;
const CURRENCY = /^(?:US\$|HK\$|[$￥¥€£]|USD|RMB|CNY|EUR|GBP|HKD)\s*/;
const SCALE = /^(?:百万|千万|十亿|百亿|千亿|万亿|百|千|万|亿|thousands?|millions?|billions?|trillions?|mn|bn|m|k|['’]?000s?)(?![A-Za-z瓦克])/i;
const APOSTROPHE = /['’]/;
const OF = /^\s*(?:of\s+)?/;
const SCALES: Readonly<Record<string, number>> = {
	百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12,
	thousand: 3, thousands: 3, k: 3, '000': 3, '000s': 3, million: 6, millions: 6, mn: 6, m: 6, billion: 9, billions: 9, bn: 9, trillion: 12, trillions: 12,
};

function readWholeUnit(words: string): Unit | undefined {
	const unit = readUnit(words, 0, false);
	return unit !== undefined && unit.name.length === words.length ? unit : undefined;
}

const currencyUnit = (name: string): Unit => {
	const dimension = CURRENCIES[name] ?? 'money';
	return { name, dimension, numerator: 1n, denominator: 1n, event: false };
};
const CURRENCIES: Readonly<Record<string, string>> = { $: 'USD', US$: 'USD', USD: 'USD', HK$: 'HKD', HKD: 'HKD', '€': 'EUR', EUR: 'EUR', '£': 'GBP', GBP: 'GBP' };

/** A head with the measure taken out of it: "营业收入（万元）" → 营业收入, 万元; "增长%" → 增长%, %. */
export interface MeasuredName {
	readonly name: string;
	readonly measure: Measure | undefined;
}

/** Parts a head into what is measured and in what. */
export function readMeasuredName(head: string): MeasuredName {
	const bracketed = BRACKETED.exec(head);
	const inside = bracketed === null ? undefined : readMeasure(bracketed[1]);
	if (bracketed !== null && inside !== undefined) return { name: head.slice(0, bracketed.index).trim(), measure: inside };
	const parted = PARTED.exec(head);
	const behind = parted === null || parted.index === 0 ? undefined : readMeasure(parted[1]);
	if (parted !== null && behind !== undefined) return { name: head.slice(0, parted.index).trim(), measure: behind };
	if (ENDS_IN_PERCENT.test(head)) return { name: head, measure: readMeasure('%') };
	const leading = CURRENCY_WORDS.exec(head);
	if (leading !== null) return { name: head, measure: readMeasure(leading[0]) };
	return { name: head, measure: COUNTS.test(head) ? { unit: plainCount, scale: 0 } : undefined };
}
const BRACKETED = /[（([［]([^（()）[\]［］]{1,24})[）)\]］]$/;
const PARTED = /\s*[/／，,：:]\s*([^/／，,：:]{1,16})$/;
const ENDS_IN_PERCENT = /[%％]$/;
const CURRENCY_WORDS = /\b(?:in )?(?:US\$|[$€£])\s?(?:thousands?|millions?|billions?|bn|mn|m|k)\b/i;
/** Heads of whole numbers: 人数, 项目数, "Number of staff", "Headcount". */
const COUNTS = /(?:[人户家项件个宗起例台套辆所处名员次]数|数量|次数|人次|户次|件次|(?<![预决执行指系参基倍分函岁天])数)$|^(?:number|no\.?|count|#) of |\b(?:count|headcount|number)$/i;

/** The measure that a caption above or below a table gives: "表2 收支情况（单位：万元）". With several, none. */
export function readCaptionMeasure(caption: string): Measure | undefined {
	const found = CAPTION_UNIT.exec(caption) ?? CAPTION_BRACKET.exec(caption);
	return found === null ? undefined : readMeasure(found[1].slice(0, 24));
}
const CAPTION_UNIT = /(?:单位|units?)\s*[:：]\s*([^\s，,；;。、（()）/]{1,12}(?: [a-z]{3,9})?)(?=[\s）)。]|$)/i;
const CAPTION_BRACKET = /[（(]((?:in |US\$|[$€£￥¥百千万亿]|%)[^（()）]{0,20})[）)]\s*$/i;
