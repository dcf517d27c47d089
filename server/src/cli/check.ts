import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language, Message } from '../core/message.ts';
import type { Severity } from '../core/settings.ts';
import { rules } from '../rules/registry.ts';
import { createBaselineWriter, readBaseline } from './baseline.ts';
import { checkFiles } from './checking.ts';
import type { CreatePrinter } from './formats/format.ts';
import { createGithubPrinter } from './formats/github.ts';
import { createJsonPrinter } from './formats/json.ts';
import { createJunitPrinter } from './formats/junit.ts';
import { createSarifPrinter } from './formats/sarif.ts';
import { mayColour } from './formats/style.ts';
import { SEVERITY_NAMES, createTextPrinter } from './formats/text.ts';
import type { CheckFormat, FailOn, Options } from './options.ts';
import type { Report } from './report.ts';
import { isTerminal, print, tell, tellProblem } from './terminal.ts';

/** Checks files and prints what does not hold. Tells whether something was found at or above `--fail-on`, and whether all could be checked. */
export async function check(files: readonly string[], { format, failOn, config, baseline, writeBaseline }: Options, language: Language): Promise<{ readonly isFound: boolean; readonly isComplete: boolean }> {
	const printer = PRINTERS[format as CheckFormat]({ language, rules, version: readVersion(), isColoured: mayColour(isTerminal(), process.env) });
	const writer = writeBaseline === undefined ? undefined : createBaselineWriter(writeBaseline);
	const { compare } = writer ?? (baseline === undefined ? { compare: (report: Report) => report } : readBaseline(baseline));
	const counts: Counts = { reports: 0, figures: 0, tied: 0, failed: 0, ignored: 0, known: 0, bySeverity: { error: 0, warning: 0, info: 0, hint: 0 } };
	const told = new Set<string>();
	for await (const checked of checkFiles(files, { config, language, withCoverage: format === 'text' })) {
		if ('report' in checked) {
			const report = compare(checked.report);
			count(counts, report);
			await print(printer.printReport(report));
			continue;
		}
		counts.failed += 1;
		// A bad configuration is told once, however many reports it stands above.
		if (!told.has(checked.problem.path)) tellProblem(checked.problem, language);
		told.add(checked.problem.path);
	}
	await print(printer.printEnd());
	writer?.write();
	if (format === 'text') tell(printSummary(counts, language));
	return { isFound: isAtLeast(failOn, counts), isComplete: counts.failed === 0 };
}

const PRINTERS: Readonly<Record<CheckFormat, CreatePrinter>> = { text: createTextPrinter, json: createJsonPrinter, sarif: createSarifPrinter, github: createGithubPrinter, junit: createJunitPrinter };

interface Counts {
	reports: number;
	figures: number;
	tied: number;
	failed: number;
	/** What `tieout.json` lets stand, and what the baseline holds. */
	ignored: number;
	known: number;
	readonly bySeverity: Record<Severity, number>;
}

function count(counts: Counts, { findings, ignored, compared, coverage }: Report): void {
	counts.ignored += ignored.length;
	counts.known += compared?.known.length ?? 0;
	counts.reports += 1;
	counts.figures += coverage?.figures ?? 0;
	counts.tied += coverage?.tied ?? 0;
	for (const { severity } of findings) counts.bySeverity[severity] += 1;
}

const LOUDEST_FIRST: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function isAtLeast(failOn: FailOn, { bySeverity }: Counts): boolean {
	return failOn !== 'never' && LOUDEST_FIRST.slice(0, LOUDEST_FIRST.indexOf(failOn) + 1).some(severity => 0 < bySeverity[severity]);
}

/** What was looked at and what was not: silence must not be taken for a proof. */
function printSummary({ reports, figures, tied, failed, ignored, known, bySeverity }: Counts, language: Language): string {
	const total = LOUDEST_FIRST.reduce((sum, severity) => sum + bySeverity[severity], 0);
	const kinds = LOUDEST_FIRST.filter(severity => 0 < bySeverity[severity]).map(severity => `${SEVERITY_NAMES[severity][language]} ${bySeverity[severity]}`);
	const findings: Message = {
		zh: total === 0 ? '没有发现不相符之处' : `发现 ${total} 处（${kinds.join('，')}）`,
		en: total === 0 ? 'nothing found' : `${total} ${total === 1 ? 'finding' : 'findings'} (${kinds.join(', ')})`,
	};
	const notListed: Message = {
		zh: `${known === 0 ? '' : `；基线已有 ${known} 处`}${ignored === 0 ? '' : `；设置为不提示 ${ignored} 处`}`,
		en: `${known === 0 ? '' : `; ${known} in the baseline`}${ignored === 0 ? '' : `; ${ignored} ignored by the settings`}`,
	};
	const notChecked: Message = {
		zh: failed === 0 ? '' : `；${failed} 个文件未能核校`,
		en: failed === 0 ? '' : `; ${failed} ${failed === 1 ? 'file' : 'files'} not checked`,
	};
	if (reports === 0) return { zh: `没有核校任何报告${notChecked.zh}。`, en: `No report checked${notChecked.en}.` }[language];
	const summary: Message = {
		zh: `核校 ${reports} 份，读出数据 ${figures} 个，其中 ${tied} 个有勾稽关系可核；${findings.zh}${notListed.zh}${notChecked.zh}。`,
		en: `${reports} ${reports === 1 ? 'report' : 'reports'} checked, ${figures} ${figures === 1 ? 'figure' : 'figures'} read, ${tied} of them tied; ${findings.en}${notListed.en}${notChecked.en}.`,
	};
	return summary[language];
}

/** From the package that the bundle belongs to. */
export const readVersion = (): string => JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version;
