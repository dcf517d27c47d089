import type { Message } from '../../core/message.ts';
import type { Rule } from '../../core/rule.ts';
import type { Severity } from '../../core/settings.ts';
import type { Report, ReportedFinding } from '../report.ts';
import type { CreatePrinter } from './format.ts';

/** SARIF 2.1.0, for code scanning services. */
export const createSarifPrinter: CreatePrinter = ({ rules, version, language }) => {
	const indices = new Map(rules.map(({ id }, index) => [id, index]));
	const toRule = ({ id, title, category, severity }: Rule) => ({
		id,
		shortDescription: { text: title[language] },
		defaultConfiguration: { level: LEVELS[severity] },
		properties: { category },
	});
	const toResults = ({ file, findings, ignored, compared }: Report) => {
		const results = (of: readonly ReportedFinding[], more: object) => of.map(finding => ({ ...toResult(file, finding, indices.get(finding.rule)), ...more }));
		return [
			...results(findings, compared === undefined ? {} : { baselineState: 'new' }),
			...results(compared?.known ?? [], { baselineState: 'unchanged' }),
			...results(ignored, { suppressions: [{ kind: 'external', status: 'accepted' }] }),
			...(compared?.gone ?? []).map(({ rule, finding }) => ({
				ruleId: rule,
				message: { text: GONE[language] },
				locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) } } }],
				partialFingerprints: { 'tieout/v1': finding },
				baselineState: 'absent',
			})),
		];
	};
	const log = JSON.stringify({
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [{
			tool: { driver: { name: 'tieout', semanticVersion: version, rules: rules.map(toRule) } },
			columnKind: 'utf16CodeUnits',
			results: [],
		}],
	}, undefined, '\t');
	// Printed as they come, so that no more than one report's are held.
	const place = log.lastIndexOf('[]');
	let count = 0;
	const printResult = (result: object): string => {
		count += 1;
		return `${count === 1 ? `${log.slice(0, place)}[` : ','}${`\n${JSON.stringify(result, undefined, '\t')}`.replaceAll('\n', INDENT)}`;
	};
	return {
		printReport: report => toResults(report).map(printResult).join(''),
		printEnd: () => (count === 0 ? `${log}\n` : `\n\t\t\t]${log.slice(place + 2)}\n`),
	};
};

/** As deep as results stand. */
const INDENT = '\n\t\t\t\t';
const GONE: Message = { zh: '不再有此问题', en: 'found no more' };
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

function toResult(file: string, finding: ReportedFinding, ruleIndex: number | undefined) {
	const artifactLocation = { uri: toUri(file) };
	const { rule, severity, category, sentence, working, start, end, line, column, endLine, endColumn, related, fixes, fingerprint } = finding;
	const text = working === '' ? sentence : `${sentence}\n${working}`;
	return {
		ruleId: rule,
		...(ruleIndex === undefined ? {} : { ruleIndex }),
		level: LEVELS[severity],
		message: { text },
		locations: [{ physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn, charOffset: start, charLength: end - start } } }],
		relatedLocations: related.map((one, id) => ({
			id,
			...(one.message === '' ? {} : { message: { text: one.message } }),
			physicalLocation: { artifactLocation, region: { startLine: one.line, startColumn: one.column, charOffset: one.start, charLength: one.end - one.start } },
		})),
		partialFingerprints: { 'tieout/v1': fingerprint },
		fixes: fixes.map(({ title, safe, edits }) => ({
			description: { text: title },
			artifactChanges: [{ artifactLocation, replacements: edits.map(edit => ({ deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start }, insertedContent: { text: edit.text } })) }],
			properties: { safe },
		})),
		properties: { category, severity },
	};
}

/** A relative reference with "/" between folders, or a file URI. */
function toUri(file: string): string {
	const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
	if (path.startsWith('/')) return `file://${path}`;
	return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path.replace(/^\.\//, '');
}
