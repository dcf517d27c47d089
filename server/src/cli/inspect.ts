import { type Analysis, createAnalyzer } from '../core/analysis.ts';
import { normalizeDecimal, printDecimal } from '../core/decimal.ts';
import type { Indicator } from '../core/indicators.ts';
import { type Place, createPlaces } from '../core/lines.ts';
import type { Language } from '../core/message.ts';
import { CLAIM_NAMES, RELATION_NAMES, ROLE_NAMES, STATUS_NAMES } from '../core/names.ts';
import { type Section, printHeading } from '../core/outline.ts';
import { rolesOf } from '../core/roles.ts';
import { rules } from '../rules/registry.ts';
import { formatOf } from './files.ts';
import { printArray } from './formats/json.ts';
import { completeSettings, createSettingsReader, decodeInput, readBytes, toProblem } from './inputs.ts';
import { inspectLedgers } from './ledgers.ts';
import type { Options, Subject } from './options.ts';
import { shorten } from './report.ts';
import { print, printPath, tellProblem } from './terminal.ts';

/** Shows what was read of files: their outline, figures or relations. Tells whether all could be read. */
export async function inspect(files: readonly string[], options: Options, language: Language): Promise<{ readonly isComplete: boolean }> {
	const { subject, format, config } = options;
	if (subject === 'ledger') return inspectLedgers(files, options, language);
	const { toJson, printText } = SUBJECTS[subject];
	const array = printArray((one: Inspected) => ({ file: one.file, [subject === 'outline' ? 'sections' : subject]: toJson(one) }));
	const settingsOf = createSettingsReader(config);
	const analyze = createAnalyzer(rules);
	let isComplete = true;
	for (const file of files) {
		try {
			const settings = completeSettings(language, settingsOf(file));
			const { text } = decodeInput(file, await readBytes(file));
			const one = { file, analysis: analyze(text, formatOf(file), settings), placeOf: createPlaces(text) };
			await print(format === 'json' ? array.printReport(one) : [`${printPath(file)}\n`, ...printText(one, language).map(line => `  ${line}\n`)].join(''));
		} catch (error) {
			isComplete = false;
			tellProblem(toProblem(file, error), language);
		}
	}
	if (format === 'json') await print(array.printEnd());
	return { isComplete };
}

interface Inspected {
	readonly file: string;
	readonly analysis: Analysis;
	readonly placeOf: (offset: number) => Place;
}

const SUBJECTS: Readonly<Record<Exclude<Subject, 'ledger'>, { readonly toJson: (one: Inspected) => unknown; readonly printText: (one: Inspected, language: Language) => readonly string[] }>> = {
	outline: {
		toJson: ({ analysis }) => analysis.sections.map(toJsonSection),
		printText: ({ analysis, placeOf }) => analysis.sections.flatMap(section => printSection(section, placeOf, '')),
	},
	quantities: {
		toJson: ({ analysis: { text, quantities, indicators } }) => quantities.map(({ span, value, unit, hedge }) => ({
			start: span.start,
			end: span.end,
			text: text.slice(span.start, span.end),
			value: printDecimal(normalizeDecimal(value)),
			unit: unit.name,
			...(hedge === undefined ? {} : { hedge: hedge.word }),
			...(isNamed(indicators.get(span.start)) ? { indicator: indicators.get(span.start)!.name } : {}),
		})),
		printText: ({ analysis: { text, quantities, indicators }, placeOf }) => quantities.map(({ span, value, unit, hedge }) => [
			printPlace(placeOf(span.start)),
			shorten(text.slice(span.start, span.end)),
			`= ${printDecimal(normalizeDecimal(value))}${unit.name === '' ? '' : ` ${unit.name}`}`,
			hedge === undefined ? '' : `(${hedge.word})`,
			isNamed(indicators.get(span.start)) ? `← ${shorten(indicators.get(span.start)!.name)}` : '',
		].filter(word => word !== '').join(' ')),
	},
	relations: {
		toJson: ({ analysis: { text, relations } }) => relations.map(({ relation, status, working }) => ({
			kind: relation.kind,
			stated: relation.claim !== 'inferred',
			status,
			working,
			quantities: rolesOf(relation).map(({ role, quantity: { span } }) => ({ role, start: span.start, end: span.end, text: text.slice(span.start, span.end) })),
		})),
		printText: ({ analysis: { text, relations }, placeOf }, language) => relations.map(({ relation, status, working }) => {
			const roles = rolesOf(relation);
			const place = roles.length === 0 ? '' : `${printPlace(placeOf(Math.min(...roles.map(({ quantity }) => quantity.span.start))))} `;
			const [comma, colon] = SEPARATORS[language];
			const figures = roles.map(({ role, quantity: { span } }) => `${ROLE_NAMES[role]?.[language] ?? role} ${shorten(text.slice(span.start, span.end))}`).join(comma);
			const head = `${place}${[RELATION_NAMES[relation.kind], CLAIM_NAMES[relation.claim], STATUS_NAMES[status]].map(words => words[language]).join(' ')}`;
			return [head, figures, working].filter(part => part !== '').join(colon);
		}),
	},
};

const isNamed = (indicator: Indicator | undefined): boolean => indicator !== undefined && indicator.name !== '';
const SEPARATORS: Readonly<Record<Language, readonly [comma: string, colon: string]>> = { zh: ['、', '：'], en: [', ', ': '] };

const toJsonSection = ({ level, label, title, runIn, span, children }: Section): unknown => ({ level, label, title, runIn, start: span.start, end: span.end, children: children.map(toJsonSection) });

function printSection({ label, title, heading, children }: Section, placeOf: (offset: number) => Place, indent: string): string[] {
	const row = `${indent}${printHeading({ label, title })} ${printPlace(placeOf(heading.start))}`;
	return [row, ...children.flatMap(child => printSection(child, placeOf, `${indent}  `))];
}

const printPlace = ({ line, column }: Place): string => `${line}:${column}`;
