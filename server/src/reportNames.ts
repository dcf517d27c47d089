import { keyOf, nameOf } from './uris.ts';

/** What names of reports hold; `?` is any sign. package.json's `filenamePatterns` are written from here. */
export const REPORT_NAMES: readonly string[] = [
	'工作报告', '工作总结', '工作汇报', '工作要点', '工作计划', '工作方案', '述职报告', '述廉报告', '调研报告', '情况报告', '情况通报', '情况汇报', '情况说明', '会议纪要', '总结报告', '年度报告',
	'年终总结', '半年总结', '整改报告', '自查报告', '评估报告', '分析报告', '决算报告', '执行情况', '统计公报', '汇报材料', '实施方案',
	'annual?report', 'progress?report', 'work?report', 'status?report',
];

/** The language of a file that no editor has open, by its name. */
export function languageOf(uri: string): 'report' | 'markdown' | 'plaintext' {
	const name = keyOf(nameOf(uri)).toLowerCase();
	if (MARKDOWN.test(name)) return 'markdown';
	return REPORT.test(name) ? 'report' : 'plaintext';
}
const MARKDOWN = /\.(?:md|markdown)$/;
const REPORT = new RegExp(`\\.report(?:\\.txt)?$|(?:${REPORT_NAMES.map(name => name.replaceAll('?', '.')).join('|')}).*\\.txt$`);
