import type { Report } from '../report.ts';
import type { CreatePrinter } from './format.ts';

/** A test suite a file and a failed test case a finding, for servers that collect test results. */
export const createJunitPrinter: CreatePrinter = () => {
	const suites: string[] = [];
	let [tests, failures] = [0, 0];
	return {
		printReport: report => {
			tests += Math.max(1, report.findings.length);
			failures += report.findings.length;
			suites.push(printSuite(report));
			return '';
		},
		printEnd: () => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tieout" tests="${tests}" failures="${failures}" errors="0">\n${suites.join('')}</testsuites>\n`,
	};
};

function printSuite({ file, findings }: Report): string {
	const cases = findings.map(({ line, column, severity, rule, sentence, working, related }) => {
		const details = [`${file}:${line}:${column}`, working, ...related.map(one => `${one.line}:${one.column} ${one.quote}`)].filter(detail => detail !== '').join('\n');
		return `\t\t<testcase classname="${escapeXml(file)}" name="${escapeXml(`${rule} ${line}:${column}`)}">\n\t\t\t<failure type="${severity}" message="${escapeXml(sentence)}">${escapeXml(details)}</failure>\n\t\t</testcase>\n`;
	});
	if (cases.length === 0) cases.push(`\t\t<testcase classname="${escapeXml(file)}" name="tieout"/>\n`);
	return `\t<testsuite name="${escapeXml(file)}" tests="${cases.length}" failures="${findings.length}" errors="0">\n${cases.join('')}\t</testsuite>\n`;
}

/** XML 1.0 knows no control characters, not even escaped. */
const escapeXml = (text: string) => text.replace(NOT_XML, '\uFFFD').replace(/[&<>"\n\r\t]/g, one => `&#${one.charCodeAt(0)};`);
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]|\p{Cs}/gu;
