import type { Severity } from '../../core/settings.ts';
import type { CreatePrinter } from './format.ts';

/** Workflow commands that GitHub shows as annotations beside the lines. */
export const createGithubPrinter: CreatePrinter = () => ({
	printReport: ({ file, findings }) => findings.map(({ severity, line, column, endLine, endColumn, rule, sentence, working }) => {
		// GitHub shows columns only within one line.
		const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : '';
		const text = working === '' ? sentence : `${sentence}\n${working}`;
		return `::${COMMANDS[severity]} file=${escapeProperty(file)},line=${line},endLine=${endLine}${columns},title=${escapeProperty(rule)}::${escapeData(text)}\n`;
	}).join(''),
	printEnd: () => '',
});

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };
const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
