import assert from 'node:assert/strict';
import { printDecimal } from '../server/src/core/decimal.ts';
import { type Quantity, readFigures } from '../server/src/core/quantities.ts';

/** "2.4万平方米=24000平方米 约both", as the page of figures prints it, shorter. */
const show = ({ text, value, unit, hedge, upper }: Quantity): string =>
	`${text}=${printDecimal(value)}${upper === undefined ? '' : `–${printDecimal(upper)}`}${unit.name}${hedge === undefined ? '' : ` ${hedge.side}`}`;

const figuresOf = (text: string): string[] => readFigures(text).quantities.map(show);
const datesOf = (text: string): string[] => readFigures(text).dates.map(({ span, year, lastYear, month, day }) => `${text.slice(span.start, span.end)}=${year}${lastYear === 0 ? '' : `–${lastYear}`}/${month}/${day}`);

/** Each text has the figures beside it, and no others. */
function read(rows: Readonly<Record<string, readonly string[]>>): void {
	for (const [text, figures] of Object.entries(rows)) assert.deepEqual(figuresOf(text), figures, text);
}

/** No figure stands in any of these. */
function readNone(...texts: readonly string[]): void {
	for (const text of texts) assert.deepEqual(figuresOf(text), [], text);
}

suite('figures', () => {
	test('digits of either width, separators, decimals', () => read({
		'登记1,205户': ['1,205户=1205户'],
		'登记１，２０５户': ['１，２０５户=1205户'],
		'投资120.50万元': ['120.50万元=1205000元'],
		'登记12，35号缺': ['12=12'],
		'a run of 1\u2009234\u2009567 sites': ['1\u2009234\u2009567=1234567site'],
	}));
	test('scales', () => read({
		'产值1.8万亿元': ['1.8万亿元=1800000000000元'],
		'林地3千亩': ['3千亩=3000亩'],
		'装机500千瓦': ['500千瓦=500千瓦'],
		'$3.4M, £2.5m and €1.2bn': ['$3.4M=3400000$', '£2.5m=2500000£', '€1.2bn=1200000000€'],
		'12 thousand visits': ['12 thousand=12000visit'],
	}));
	test('Chinese numerals with their units', () => read({
		'走访四千余户': ['四千余户=4000户 above'],
		'亏损十八亿三千万元': ['十八亿三千万元=1830000000元'],
		'来了十几户': ['十几户=10户 above'],
		'每天三四十人': ['三四十人=30–40人'],
		'百分之七十九': ['百分之七十九=79百分之'],
		'百分之三点五': ['百分之三点五=3.5百分之'],
		'三分之二的商户': ['三分之二=2三分之'],
		'约七成': ['七成=7成 both'],
		'打八折': ['八折=8折'],
		'翻一番': ['一番=1番'],
		'半数商户': ['半数=50半数'],
	}));
	test('a scale alone is a figure behind a bound only', () => {
		read({
			'近百人到场': ['百人=100人 below'],
			'产值超千亿元': ['千亿元=100000000000元 above'],
			'会员过万人': ['万人=10000人 above'],
			'用户突破了百万级': ['百万=1000000 above'],
			'上百家门店': ['百家=100家 above'],
			'工程进度过半': ['半=50半 above'],
		});
		readNone('百万人口大县', '千亿级产业', '千家万户', '万一失火', '百般阻挠', '近半年来', '过半个月');
	});
	test('ranges and ratios', () => read({
		'18—36个月': ['18—36个月=18–36个月'],
		'下降4.5%—5%': ['4.5%—5%=4.5–5%'],
		'每件2至3元': ['2=2', '3元=3元'],
		'比重为6.8：77.3：15.9': ['6.8=6.8：', '77.3=77.3：', '15.9=15.9：'],
		'12/30 passed': ['12=12', '30=30'],
	}));
	test('hedges before, after and inside', () => read({
		'约120家': ['120家=120家 both'],
		'近3000名': ['3000名=3000名 below'],
		'突破了500亿元': ['500亿元=50000000000元 above'],
		'45天左右': ['45天=45天 both'],
		'95%以上': ['95%=95% atLeast'],
		'不超过3件': ['3件=3件 atMost'],
		'130多人': ['130多人=130人 above'],
		'60余条': ['60余条=60条 above'],
		'3年多': ['3年=3年 above'],
		'at least two reviewers': ['two=2reviewer atLeast'],
		'up to $500 each': ['$500=500$ atMost'],
		'5 or more errors': ['5=5 atLeast'],
		'a 40-plus team': ['40=40 atLeast'],
		'nearly 90 applications': ['90=90application below'],
		'from 40 to 52 sites': ['40=40', '52=52site'],
	}));
	test('classifiers and what they count', () => read({
		'改造12个小区': ['12个=12个'],
		'用时3个小时': ['3个小时=3个小时'],
		'收录3种植物': ['3种=3种'],
		'540人次参加': ['540人次=540人次'],
		'提高2.5个百分点': ['2.5个百分点=2.5个百分点'],
		'服务5分钟': ['5分钟=5分钟'],
	}));
	test('English words and units', () => read({
		'three hundred and twenty trees': ['three hundred and twenty=320tree'],
		'half a million users': ['half a million=500000user'],
		'two thirds of the sites': ['two thirds=2thirds'],
		'over half (52%) of them': ['half=1half above', '52%=52%'],
		'about a third of it': ['a third=1third both'],
		'a 5-day course': ['5-day=5day'],
		'12.5 per cent': ['12.5 per cent=12.5per cent'],
		'2.5 percentage points': ['2.5 percentage points=2.5percentage points'],
		'40 of the 60 sites (67%)': ['40=40', '60=60site', '67%=67%'],
	}));
	test('written-out arithmetic', () => read({
		'12+7=19个': ['12=12', '7=7', '19个=19个'],
		'60-57=3个': ['60=60', '57=57', '3个=3个'],
		'670×0.004/1000=2.68元': ['670=670', '0.004=0.004', '1000=1000', '2.68元=2.68元'],
	}));
});

suite('dates in the text', () => {
	test('are read, and are no figures', () => {
		const rows = {
			'2023年12月5日': '2023年12月5日=2023/12/5',
			'２０２３年３月': '２０２３年３月=2023/3/0',
			'2024年末': '2024年末=2024/0/0',
			'3月9日': '3月9日=0/3/9',
			'5月份': '5月份=0/5/0',
			'2025-03-09': '2025-03-09=2025/3/9',
			'2018—2022年': '2018—2022年=2018–2022/0/0',
			'（2018-22）': '2018-22=2018–2022/0/0',
			'二〇二五年': '二〇二五年=2025/0/0',
			'March 9, 2025': 'March 9, 2025=2025/3/9',
			'9 March 2025': '9 March 2025=2025/3/9',
			'Sept. 2024': 'Sept. 2024=2024/9/0',
			'in 2023 revenue rose': '2023=2023/0/0',
			'2024年13月5日': '2024年13月5日=2024/13/5',
		};
		for (const [text, date] of Object.entries(rows)) {
			assert.deepEqual(datesOf(text), [date], text);
			readNone(text);
		}
	});
	test('times of day, centuries and hours of service', () => readNone('上午9点30分', '14时20分开会', '09:30', '21世纪', '24小时值守', '7×24小时', '24/7 support', '90年代'));
});

suite('what is no figure', () => {
	test('ordinals and ranks', () => readNone('第三批', '第3批', '第一、二产业', '第二十二条', '三季度', '前10强', '世界500强', '排名第2', '二十大', '二届三次', '二期工程', '东风二村', '21st place', '二次供水'));
	test('enumerators and captions', () => readNone('一是摸清底数', '（3）材料齐全', '表4', '图4-2', '附件2', '专栏3', '3.1 概述', '### 2.3 Method', 'Table 2', 'Figure 7.20', 'Section 4', '[12]', '§ 4.2'));
	test('numbers of documents, laws and standards', () => readNone('〔2025〕8号', '第12号令', 'GB/T 9704—2012', 'ISO 27001', 'T/CESA 1270.3-2023', '501(c)(3)', '401(k)'));
	test('telephones, identifiers and addresses', () => readNone('拨打13900000000咨询', '0755-00000000', '编号：2025017', '邮编518000', 'QQ群：100001', '18号楼', '2单元301室', '6栋1203室', '3号线', '107国道', '北纬22度'));
	test('models, versions and codes', () => readNone('C3类房屋', 'C919', 'GPT-4', 'PM2.5', '5G基站', 'v1.4.2', '2.0版', 'Web 2.0', 'Industry 4.0', '2型糖尿病', '#1234', 'Fortune 500', '10-K', '360-degree view', 'https://example.org/2025/08', '`1024 x 768`'));
	test('names of policies, mechanisms and sets', () => readNone('三会一课', '1015专项工作', '“10-30-24”机制', '1+6+N体系', '“六个一”', '“33条”', '百千万工程', '中央八项规定', '四个意识', '三年行动计划', '两个确立', '一网通办', '五位一体', '七一', '双11', '985高校'));
	test('words with a numeral in them', () => readNone('万分感谢', '千方百计', '三五成群', '三四线城市', '四二一家庭', '几十户', '数百名', '一系列', '一方面', '二十四节气', '五台山', 'Big Four', 'two-factor authentication', 'nine-to-five', 'twenty-first century', 'one of the sites', 'the first half of 2023', 'a third party'));
});
