import { type Block, type Format, splitBlocks } from './blocks.ts';
import type { BlockContent, PlacedContent } from './content.ts';
import { type ReadCues, readCues } from './cues.ts';
import { readEnumerator, readPoints } from './enumerators.ts';
import { nameFindings } from './fingerprint.ts';
import { readFrames } from './frames.ts';
import { type Indicator, readIndicators } from './indicators.ts';
import { NO_MARKS, readMarks } from './marks.ts';
import { readMentions } from './mentions.ts';
import { type Memo, memoByText } from './memo.ts';
import { type Section, buildOutline } from './outline.ts';
import { type Figures, type Quantity, readFigures } from './quantities.ts';
import { type Relation, claimedBy } from './relations.ts';
import { readGroups } from './relations/groups.ts';
import { readInferred } from './relations/inferred.ts';
import { type Names, readNames } from './relations/names.ts';
import { type BlockReader, readBlockRelations, readDocumentRelations } from './relations/readers.ts';
import { readRequirements } from './relations/requirements.ts';
import { createTermReader } from './relations/terms.ts';
import { rolesOf } from './roles.ts';
import type { Finding, JudgedRelation, Rule, Verdict } from './rule.ts';
import type { Settings, Term } from './settings.ts';
import { shiftFinding, shiftQuantity, shiftRelation } from './shift.ts';
import { readTable, readTableFigures } from './tables.ts';

/** All that is known of one text. Spans count from the document's start; lists are in the order of the text. */
export interface Analysis {
	readonly text: string;
	readonly blocks: readonly Block[];
	/** Whether the text looks like a report: two or more numbered headings. */
	readonly isReport: boolean;
	readonly sections: readonly Section[];
	readonly quantities: readonly Quantity[];
	/** What each figure measures, by where it starts; worked out when it is first asked for. */
	readonly indicators: ReadonlyMap<number, Indicator>;
	/** Every relation with its verdict, the holding ones too. */
	readonly relations: readonly JudgedRelation[];
	/** What the settings let through, in the order of the text. */
	readonly findings: readonly Finding[];
	/** What the settings name as looked at: it is not shown, and not forgotten. */
	readonly ignored: readonly Finding[];
	/** What the rules that are turned off would have told. */
	readonly silenced: readonly Finding[];
}

/** Analyses a text. Never fails, on any text. */
export type Analyzer = (text: string, format: Format, settings: Settings) => Analysis;

/**
 * An analyzer remembers what blocks told, for the texts that it is given one after another: one analyzer a document.
 * `read` is a parameter so that a test can count what is read.
 */
export function createAnalyzer(rules: readonly Rule[], read: ReadBlock = readBlock): Analyzer {
	const judge = createJudge(rules);
	const tell = (kind: Block['kind']) => memoByText(text => tellBlock(read(kind, text), judge));
	/** What blocks tell of the terms that were last asked for. */
	let terms: { readonly of: readonly Term[]; readonly read: Memo<readonly Judged[]> } | undefined;
	const memos = { paragraph: tell('paragraph'), heading: tell('heading'), item: tell('item'), table: tell('table'), code: tell('code') };

	return (text, format, settings) => {
		for (const memo of Object.values(memos)) memo.nextRevision();
		const blocks = splitBlocks(text, format);
		const told = blocks.map(block => memos[block.kind](block.text));
		const contents: PlacedContent[] = blocks.map((block, index) => ({ block, content: told[index].content }));
		const sections = buildOutline(contents);
		const requirements = settings.profile === undefined ? [] : readRequirements(settings.profile, contents, sections, text.includes('\r\n') ? '\r\n' : '\n');
		if (terms?.of !== settings.terms) {
			const read = createTermReader(settings.terms);
			terms = { of: settings.terms, read: memoByText(of => read(of).map(judge)) };
		}
		terms.read.nextRevision();
		const wordings = settings.terms.length === 0 ? [] : contents.flatMap(({ block, content: { kind } }) => (kind === 'code' ? [] : terms!.read(block.text).map(one => shiftJudged(one, block.start))));
		const joins = [...readDocumentRelations(contents, sections), ...requirements].map(judge).concat(wordings);

		const findings: Finding[] = [];
		told.forEach(({ judged }, index) => {
			for (const { findings: own } of judged) for (const finding of own) findings.push(shiftFinding(finding, blocks[index].start));
		});
		for (const { findings: own } of joins) findings.push(...own);
		const tellRelations = (): JudgedRelation[] => {
			const within = told.flatMap(({ judged }, index) => judged.map(one => ({ ...one, relation: shiftRelation(one.relation, blocks[index].start) })));
			const claimed = [...within, ...joins];
			const inferred = readInferred(contents, claimed.map(({ relation }) => relation)).map(judge).filter(({ status }) => status === 'holds');
			return [...claimed, ...inferred].map(({ relation, status, working }) => ({ relation, status, working }));
		};
		// Placed when they are first asked for: after a key press nobody may ask.
		let quantities: readonly Quantity[] | undefined;
		let relations: readonly JudgedRelation[] | undefined;
		let indicators: ReadonlyMap<number, Indicator> | undefined;
		return {
			text,
			blocks,
			sections,
			isReport: looksLikeReport(contents),
			get quantities() {
				const figures = () => contents.flatMap(({ block, content }) => content.quantities.map(quantity => shiftQuantity(quantity, block.start)));
				return (quantities ??= withOperands(figures(), this.relations));
			},
			get indicators() {
				return (indicators ??= readIndicators(contents, sections));
			},
			get relations() {
				return (relations ??= tellRelations());
			},
			...applySettings(text, findings, settings),
		};
	};
}

/** The figures of the text and those that only a relation makes of it: the years between which a duration lies. */
function withOperands(figures: readonly Quantity[], relations: readonly JudgedRelation[]): Quantity[] {
	const starts = new Set(figures.map(({ span }) => span.start));
	const operands = relations.flatMap(({ relation }) => rolesOf(relation)).map(({ quantity }) => quantity).filter(({ span }) => !starts.has(span.start) && starts.add(span.start));
	return [...figures, ...operands].sort((a, b) => a.span.start - b.span.start);
}

/** A relation with its verdict and the findings that come of it. */
interface Judged extends JudgedRelation {
	readonly findings: readonly Finding[];
}

const shiftJudged = ({ relation, findings, ...rest }: Judged, by: number): Judged => ({ ...rest, relation: shiftRelation(relation, by), findings: findings.map(finding => shiftFinding(finding, by)) });

interface Told {
	readonly content: BlockContent;
	readonly judged: readonly Judged[];
}

/**
 * Of several readings of one claim, one that holds wins; if none does, the first is told. Two relations are readings of
 * one claim if they are of one kind and make the same figure of others.
 */
function settleReadings(judged: readonly Judged[]): readonly Judged[] {
	const best = new Map<Quantity, Judged>();
	let isShared = false;
	for (const one of judged) {
		const claim = claimedBy(one.relation);
		if (claim === undefined) continue;
		const other = best.get(claim);
		if (other !== undefined) isShared = true;
		if (other === undefined || (other.relation.kind === one.relation.kind && other.status !== 'holds' && one.status === 'holds')) best.set(claim, one);
	}
	if (!isShared) return judged;
	return judged.filter(one => {
		const claim = claimedBy(one.relation);
		const winner = claim && best.get(claim)!;
		return winner === undefined || winner === one || winner.relation.kind !== one.relation.kind || (one.status === 'holds' && winner.status === 'holds');
	});
}

const tellBlock = (content: BlockContent, judge: (relation: Relation) => Judged): Told => ({ content, judged: settleReadings(content.relations.map(judge)) });

/** Reads what one block's text tells by itself. */
export type ReadBlock = (kind: Block['kind'], text: string) => BlockContent;

export const readBlock: ReadBlock = (kind, text) => createBlockReader(readCues, readBlockRelations)(kind, text);

/** A reader of blocks that tells in another way where to look: everywhere, so that a test can show that nothing is missed. */
export const createBlockReader = (cuesOf: ReadCues, readRelations: BlockReader): ReadBlock => (kind, text) => {
	const table = kind === 'table' ? readTable(text) : undefined;
	const isProse = kind !== 'code' && table === undefined;
	const cues = cuesOf(text, 0, text.length);
	const { quantities, dates } = table !== undefined ? readTableFigures(table) : isProse ? readFigures(text) : NO_FIGURES;
	const points = isProse ? readPoints(text) : [];
	const frames = isProse ? readFrames(text, quantities, cuesOf) : [];
	const content: BlockContent & { relations: readonly Relation[] } = {
		text, kind, cues, points, quantities, dates, frames, table,
		enumerator: isProse ? readEnumerator(text) : undefined,
		marks: isProse ? readMarks(text) : NO_MARKS,
		mentions: isProse ? readMentions(text, cues) : [],
		groups: isProse ? readGroups(frames, points, text) : [],
		names: isProse ? readNames(frames, dates, text) : NO_NAMES,
		relations: [],
	};
	content.relations = readRelations(content);
	return content;
};
const NO_FIGURES: Figures = { quantities: [], dates: [] };
const NO_NAMES: Names = { amounts: [], shares: [], growths: [], gaps: [] };

function createJudge(rules: readonly Rule[]): (relation: Relation) => Judged {
	const byKind = new Map<Relation['kind'], Rule[]>();
	for (const rule of rules) byKind.set(rule.kind, [...(byKind.get(rule.kind) ?? []), rule]);
	return relation => {
		let verdict: Verdict = { status: 'notAssessable', working: '' };
		const findings: Finding[] = [];
		for (const rule of byKind.get(relation.kind) ?? []) {
			const told = rule.judge(relation as never);
			if (STATUS_ORDER[verdict.status] < STATUS_ORDER[told.status]) verdict = told;
			if (told.violation === undefined || relation.claim === 'inferred') continue;
			const stated = told.violation.severity ?? rule.severity;
			const severity = relation.claim === 'suggested' && stated !== 'hint' ? 'info' : stated;
			findings.push({ ...told.violation, rule: rule.id, category: rule.category, severity, working: told.working });
		}
		return { relation, status: verdict.status, working: verdict.working, findings };
	};
}
const STATUS_ORDER = { notAssessable: 0, unsure: 1, holds: 2, violated: 3 };

function applySettings(text: string, all: readonly Finding[], { rules, ignore }: Settings): Pick<Analysis, 'findings' | 'ignored' | 'silenced'> {
	const told: Record<'findings' | 'ignored' | 'silenced', Finding[]> = { findings: [], ignored: [], silenced: [] };
	const names = ignore.some(({ finding }) => finding !== undefined) ? nameFindings(text, all) : undefined;
	const isIgnored = (one: Finding) => ignore.some(({ rule, finding }) => (rule === undefined || rule === one.rule) && (finding === undefined || finding === names?.get(one)));
	for (const finding of all) {
		const chosen = Object.hasOwn(rules, finding.rule) ? rules[finding.rule] : finding.severity;
		if (chosen === 'off') told.silenced.push(finding);
		else (isIgnored(finding) ? told.ignored : told.findings).push(chosen === finding.severity ? finding : { ...finding, severity: chosen });
	}
	for (const findings of Object.values(told)) findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	return told;
}

/** Two or more numbered headings make a report; the numbered items of a Markdown list are none. */
function looksLikeReport(contents: readonly PlacedContent[]): boolean {
	let numbered = 0;
	for (const { content: { kind, enumerator } } of contents) {
		const isHeading = enumerator !== undefined && !enumerator.doubtful && kind !== 'item';
		if (isHeading && 2 <= (numbered += 1)) return true;
	}
	return false;
}
