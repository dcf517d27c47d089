import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { replaceFile } from '../node/replaceFile.ts';
import { tellSystemError } from '../node/systemErrors.ts';
import { InputProblem, decodeInput } from './inputs.ts';
import type { Report, ReportedFinding } from './report.ts';

/** What was found when somebody drew a line below it: from then on only what is new counts. */
export interface Baseline {
	/** The report with its findings told apart: what is new stays, what is known and what is gone stands beside. */
	readonly compare: (report: Report) => Report;
}

/** Findings as they are written down, by report. */
type Held = ReadonlyMap<string, readonly { readonly rule: string; readonly finding: string }[]>;

export function readBaseline(path: string): Baseline {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch (error) {
		throw new InputProblem(path, tellSystemError(error));
	}
	const held = readHeld(decodeInput(path, bytes).text);
	if (held === undefined) throw new InputProblem(path, { zh: '不是基线文件；请用 --write-baseline 写一份', en: 'not a baseline: write one with --write-baseline' });
	return {
		compare(report) {
			const before = held.get(keyOf(path, report.file)) ?? [];
			const names = new Set(before.map(({ finding }) => finding));
			const now = new Set([...report.findings, ...report.ignored].map(({ fingerprint }) => fingerprint));
			const [known, findings] = split(report.findings, ({ fingerprint }) => names.has(fingerprint));
			return { ...report, findings, compared: { known, gone: before.filter(({ finding }) => !now.has(finding)) } };
		},
	};
}

/** Holds what is found, so that nothing of it is new, and writes it down in the end. */
export function createBaselineWriter(path: string): Baseline & { readonly write: () => void } {
	const held = new Map<string, readonly ReportedFinding[]>();
	return {
		compare(report) {
			if (0 < report.findings.length) held.set(keyOf(path, report.file), report.findings);
			return { ...report, findings: [], compared: { known: report.findings, gone: [] } };
		},
		write() {
			try {
				replaceFile(path, print(held));
			} catch (error) {
				throw new InputProblem(path, tellSystemError(error));
			}
		},
	};
}

/** Reports by their path relative to the baseline, so that both can be moved together and checked from anywhere. */
const keyOf = (path: string, file: string): string => (file === '-' ? file : relative(dirname(resolve(path)), resolve(file)).replaceAll(sep, '/'));

const VERSION = 1;

/** A line a finding, in order of the paths: what changes is what a comparison of two versions shows. */
function print(held: ReadonlyMap<string, readonly ReportedFinding[]>): string {
	const reports = [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, findings]) => {
		const lines = findings.map(({ rule, fingerprint, sentence }) => `\t\t\t{ "rule": ${JSON.stringify(rule)}, "finding": ${JSON.stringify(fingerprint)}, "about": ${JSON.stringify(sentence)} }`);
		return `\t\t${JSON.stringify(file)}: [\n${lines.join(',\n')}\n\t\t]`;
	});
	return `{\n\t"tieoutBaseline": ${VERSION},\n\t"reports": {\n${reports.join(',\n')}${reports.length === 0 ? '' : '\n'}\t}\n}\n`;
}

function readHeld(text: string): Held | undefined {
	const { tieoutBaseline, reports } = parseObject(text);
	if (tieoutBaseline !== VERSION || !isObject(reports)) return undefined;
	const isEntry = (one: unknown) => isObject(one) && typeof one.rule === 'string' && typeof one.finding === 'string';
	if (!Object.values(reports).every(list => Array.isArray(list) && list.every(isEntry))) return undefined;
	return new Map(Object.entries(reports as Record<string, { rule: string; finding: string }[]>));
}

function parseObject(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return isObject(value) ? value : {};
	} catch {
		return {};
	}
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function split<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
	const told: [T[], T[]] = [[], []];
	for (const one of all) told[test(one) ? 0 : 1].push(one);
	return told;
}
