import type { Message } from '../../core/message.ts';
import type { Severity } from '../../core/settings.ts';
import { COLON, type ReportedFinding } from '../report.ts';
import { printPath } from '../terminal.ts';
import type { CreatePrinter } from './format.ts';
import { createStyle } from './style.ts';

/** For people and for `grep`: a line a finding, what it rests on indented below. */
export const createTextPrinter: CreatePrinter = ({ language, isColoured }) => {
	const style = createStyle(isColoured);
	const printFinding = (file: string, { line, column, severity, sentence, rule, working, related }: ReportedFinding) => [
		`${style.bold(`${printPath(file)}:${line}:${column}`)} ${style[severity](SEVERITY_NAMES[severity][language])} ${sentence} ${style.faint(`[${rule}]`)}`,
		...(working === '' ? [] : [`    ${working}`]),
		...related.map(one => style.faint(`    ${one.line}:${one.column} ${[one.quote.trim(), one.message].filter(part => part !== '').join(COLON[language])}`)),
	];
	return {
		printReport: ({ file, findings }) => findings.flatMap(finding => printFinding(file, finding)).map(line => `${line}\n`).join(''),
		printEnd: () => '',
	};
};

export const SEVERITY_NAMES: Readonly<Record<Severity, Message>> = {
	error: { zh: '错误', en: 'error' },
	warning: { zh: '警告', en: 'warning' },
	info: { zh: '信息', en: 'info' },
	hint: { zh: '提示', en: 'hint' },
};
