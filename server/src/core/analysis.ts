import type { Block, Format } from './blocks.ts';
import type { BlockContent, PlacedContent } from './content.ts';
import { type Coverage, measureCoverage } from './coverage.ts';
import { type See, seeAsIs } from './cues.ts';
import { readEnumerator, readPoints } from './enumerators.ts';
import { type Excerpt, type Excerpts, createExcerpts } from './excerpts.ts';
import { nameFindings } from './fingerprint.ts';
import { readFrames } from './frames.ts';
import { createGatherer } from './gathering.ts';
import { createJoins } from './joins.ts';
import { createLate } from './late.ts';
import { NONE, fit } from './lists.ts';
import { NO_MARKS, readMarks } from './marks.ts';
import { readMentions } from './mentions.ts';
import { type Section, createOutline, placeSections } from './outline.ts';
import { once } from './once.ts';
import { NO_TABLES, placeTables } from './placedTables.ts';
import { type Placed, createPlaces, toText } from './places.ts';
import { type Figures, type Quantity, readFigures } from './quantities.ts';
import { followNumbers } from './renumbering.ts';
import { type Relation, claimedBy } from './relations.ts';
import { readGroups } from './relations/groups.ts';
import { NO_NAMES, readNames } from './relations/names.ts';
import { documentReaders, readBlockRelations } from './relations/readers.ts';
import { readRequirements } from './relations/requirements.ts';
import { termReader } from './relations/terms.ts';
import { rolesOf } from './roles.ts';
import type { Finding, Fix, JudgedRelation, Rule, Status, Verdict } from './rule.ts';
import type { Settings, Severity, Term } from './settings.ts';
import { scan } from './scan.ts';
import { firstNumberFrom } from './search.ts';
import { type Move, moveFinding, moveRelation } from './shift.ts';
import type { Span } from './span.ts';
import { readTable, readTableFigures } from './tables.ts';
import type { Text } from './text.ts';
import { notAssessable } from './verdicts.ts';

/** All that is known of one text. Spans count from the document's start; lists are in the order of the text. */
export interface Analysis extends Excerpt {
	readonly text: string;
	readonly blocks: readonly Block[];
	/** Whether the text looks like a report: two or more numbered headings. */
	readonly isReport: boolean;
	readonly sections: readonly Section[];
	/** The same of the blocks that have something of a span, or touch it: who asks about a place pays for no more. */
	readonly around: (span: Span) => Excerpt;
	/** The figures that are such and such, wherever they stand. */
	readonly findFigures: (is: (figure: Quantity) => boolean) => Quantity[];
	/** How much of it was looked at. */
	readonly coverage: Coverage;
	/** What the settings let through, in the order of the text. */
	readonly findings: readonly Finding[];
	/** What the settings name as looked at: it is not shown, and not forgotten. */
	readonly ignored: readonly Finding[];
	/** What the rules that are turned off would have told. */
	readonly silenced: readonly Finding[];
}

/** Analyses a text. Never fails, on any text. */
export type Analyzer = (text: Text, format: Format, settings: Settings) => Analysis;

/**
 * An analyzer remembers what blocks and readers told of the text that it was given last: one analyzer a document.
 * `read` is a parameter so that a test can count what is read.
 */
export function createAnalyzer(rules: readonly Rule[], read: ReadBlocks = readBlocks): Analyzer {
	const byKind = groupByKind(rules);
	const judge = createJudge(byKind);
	/** A working is printed when somebody asks for it: kept as long as its relation, it would take more room than that does. */
	const tell = ({ relation, status }: Judged, move: Move): JudgedRelation => makeJudged({ relation: moveRelation(relation, move), status }, { working: () => work(relation, byKind) });
	const split = createPlaces<Told>(blocks => tellBlocks(blocks, read, judge));
	const gatherTables = createGatherer<true>(({ content }) => (content.table === undefined ? undefined : true), { before: 2, behind: 1 });
	const gatherFound = createGatherer<readonly Finding[], Told>(({ findings }) => (findings.length === 0 ? undefined : findings));
	const gatherHeadings = createGatherer<true>(({ content }) => (isNumberedHeading(content) ? true : undefined));
	const outline = createOutline();
	const readJoins = createJoins(documentReaders, judge);
	/** Tells of the terms that were last asked for. */
	let terms: { readonly of: readonly Term[]; readonly read: typeof readJoins } | undefined;
	let tables = NO_TABLES;
	let numbers: object | undefined;

	return (text, format, settings) => {
		const revision = split(text, format);
		const { contents, starts } = revision;
		const { sections, numbers: ownNumbers } = outline(revision);
		const { items: withTables, isChanged } = gatherTables(revision);
		if (withTables.length === 0) tables = NO_TABLES;
		else if (isChanged || numbers !== ownNumbers) tables = placeTables(contents, sections);
		numbers = ownNumbers;
		const surroundings = { contents, sections, numbers, tables };
		if (terms?.of !== settings.terms) terms = { of: settings.terms, read: createJoins(settings.terms.length === 0 ? [] : [termReader(settings.terms)], judge) };
		const joins = [...readJoins(revision, surroundings), ...terms.read(revision, surroundings)];

		const move = toText(revision);
		const findings: Finding[] = [];
		// What points to a number is looked for once a fix of it is asked for.
		const follow = (fix: Fix): Fix => (fix.renumbers === true ? followNumbers({ text: text.toString(), blocks: parts.placed().map(({ block }) => block), sections: parts.sections() }, fix) : fix);
		const put = (finding: Finding, by: Move) => void findings.push(moveFinding(finding, loudness(finding, settings), by, follow));
		for (const { place, item } of gatherFound(revision).items) {
			const by = move(place.block.start);
			for (const finding of item) put(finding, offset => offset + by);
		}
		for (const { findings: own } of joins) for (const finding of own) put(finding, move);

		// Placed when they are first asked for: after a key press nobody may ask.
		const parts = {
			placed: once((): PlacedContent[] => contents.map(({ block, content }, index) => ({ block: { ...block, start: starts[index] }, content }))),
			sections: once((): readonly Section[] => placeSections(sections, revision)),
			coverage: once((): Coverage => measureCoverage([
				...contents.map(({ content: { quantities }, judged }, index) => ({ quantities, judged, move: (offset: number) => offset + starts[index] })),
				...joins.map(({ judged }) => ({ quantities: [], judged: judged(), move })),
				{ quantities: [], judged: requirements, move: stay },
			])),
			excerpts: once((): Excerpts => createExcerpts({
				revision, sections, joins, move, isClaim, tell,
				others: requirements.filter(isClaim).map(one => tell(one, stay)),
				infer: relation => {
					const judged = judge(relation);
					return judged.status === 'holds' ? tell(judged, stay) : undefined;
				},
				placed: parts.placed,
			})),
			all: once((): Excerpt => parts.excerpts().of(0, contents.length)),
		};
		const { profile } = settings;
		const requirements = profile === undefined ? [] : readRequirements(profile, parts.placed(), parts.sections(), text.toString().includes('\r\n') ? '\r\n' : '\n').map(judge);
		for (const { findings: own } of requirements) for (const finding of own) put(finding, stay);
		return makeAnalysis({
			// Two or more numbered headings make a report.
			isReport: 2 <= gatherHeadings(revision).items.length,
			around: ({ start, end }) => {
				const last = firstNumberFrom(starts, end + 1);
				const before = Math.max(0, firstNumberFrom(starts, start + 1) - 1);
				const isBehind = before < last && starts[before] + contents[before].block.text.length < start;
				return parts.excerpts().of(isBehind ? before + 1 : before, last);
			},
			findFigures: is => parts.excerpts().find(is),
			...applySettings(text, findings, settings),
		}, {
			text: () => text.toString(),
			blocks: () => parts.placed().map(({ block }) => block),
			sections: parts.sections,
			quantities: () => parts.all().quantities,
			indicators: () => parts.all().indicators,
			claims: () => parts.all().claims,
			relations: () => parts.all().relations,
			coverage: parts.coverage,
		});
	};
}

const makeJudged = createLate<Omit<JudgedRelation, 'working'>, Pick<JudgedRelation, 'working'>>('working');

type LatePart = 'text' | 'blocks' | 'sections' | 'quantities' | 'indicators' | 'claims' | 'relations' | 'coverage';
const makeAnalysis = createLate<Omit<Analysis, LatePart>, Pick<Analysis, LatePart>>('text', 'blocks', 'sections', 'quantities', 'indicators', 'claims', 'relations', 'coverage');

/** A relation with its verdict and the findings that come of it. */
interface Judged {
	readonly relation: Relation;
	readonly status: Status;
	readonly findings: readonly Finding[];
}

const stay: Move = offset => offset;

/** What no words claim is none where it does not hold. */
const isClaim = ({ relation, status }: Judged): boolean => relation.claim !== 'inferred' || status !== 'violated';

/** A block with what it told, judged. Offsets count from its start. */
interface Told extends PlacedContent {
	readonly judged: readonly Judged[];
	readonly findings: readonly Finding[];
}

/**
 * Of several readings of one claim, one that holds wins; if none does, the first is told. Two relations are readings of
 * one claim if they are of one kind and make the same figure of others.
 */
function settleReadings(judged: readonly Judged[]): readonly Judged[] {
	if (judged.length < 2) return judged;
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

/** One cause, one finding: of violations of which one has all the figures of another, only the one that has more is told. */
function tellCauses(judged: readonly Judged[]): readonly Judged[] {
	const wrong = judged.filter(({ status, findings }) => 0 < findings.length && status === 'violated');
	if (wrong.length < 2 || 40 < wrong.length) return judged;
	const figures = wrong.map(({ relation }) => new Set(rolesOf(relation).map(({ quantity }) => quantity)));
	// of two that have the same figures, 剩余6户 is told before 共707户: what words call a result
	const rankOf = (index: number): number => figures[index].size * 100 + (claimedBy(wrong[index].relation) === undefined ? 0 : 50) - index;
	const isIn = (one: number, other: number): boolean => rankOf(one) < rankOf(other) && [...figures[one]].every(figure => figures[other].has(figure));
	const isLoud = ({ findings }: Judged): boolean => findings.some(({ severity }) => severity === 'error' || severity === 'warning');
	const covered = new Set(wrong.filter((one, index) => 0 < figures[index].size && wrong.some((other, at) => isIn(index, at) && (isLoud(other) || !isLoud(one)))));
	return covered.size === 0 ? judged : judged.map(one => (covered.has(one) ? { ...one, findings: [] } : one));
}

/** What was told of a text stands, and moves with it; the other blocks are read. */
function tellBlocks(blocks: readonly Placed<Told>[], read: ReadBlocks, judge: (relation: Relation) => Judged): Told[] {
	const fresh: Block[] = [];
	for (const { block, before } of blocks) if (before === undefined) fresh.push(block);
	const contents = read(fresh);
	const told: Told[] = [];
	let next = 0;
	for (const { block, before } of blocks) {
		if (before === undefined) told.push(tellBlock(block, contents[next++], judge));
		else told.push(before.block.start === block.start ? before : { ...before, block });
	}
	return told;
}

function tellBlock(block: Block, content: BlockContent, judge: (relation: Relation) => Judged): Told {
	const { relations } = content;
	if (relations.length === 0) return { block, content, judged: NONE, findings: NONE };
	const judged = tellCauses(settleReadings(relations.map(judge)));
	const isWrong = judged.some(({ findings }) => 0 < findings.length);
	return { block, content, judged, findings: isWrong ? judged.flatMap(({ findings }) => findings) : NONE };
}

/** Reads what the texts of blocks tell, each by itself. */
export type ReadBlocks = (blocks: readonly Pick<Block, 'kind' | 'text'>[]) => BlockContent[];

/** A content that is being read. */
type Draft = { -readonly [part in keyof BlockContent]: BlockContent[part] };

function takeFigures(content: Draft, { quantities, dates }: Figures): void {
	content.quantities = fit(quantities);
	content.dates = fit(dates);
}

/**
 * A reader of blocks that tells in another way where to look: everywhere, so that a test can show that nothing is missed. One
 * reader goes over many blocks before the next one does: the code of all of them is more than a processor keeps at hand.
 */
export function createBlockReader(see: See, readRelations: (blocks: readonly BlockContent[]) => Relation[][]): ReadBlocks {
	const readSome: ReadBlocks = blocks => {
		const all = blocks.map(({ kind, text }) => {
			const seen = scan(text);
			const content: Draft = {
				text, kind, cues: see(seen.cues), enumerator: undefined, points: NONE, quantities: NONE, dates: NONE, frames: NONE, groups: NONE, table: undefined, marks: NO_MARKS, mentions: NONE, names: NO_NAMES, relations: NONE,
			};
			return { content, seen };
		});
		for (const { content } of all) {
			if (content.kind === 'table') content.table = readTable(content.text);
			if (content.table !== undefined) takeFigures(content, readTableFigures(content.table));
		}
		const prose = all.filter(({ content }) => content.kind !== 'code' && content.table === undefined);
		for (const { content, seen } of prose) takeFigures(content, readFigures(content.text, seen.starts));
		for (const { content, seen } of prose) content.points = fit(readPoints(content.text, seen.points));
		for (const { content } of prose) content.frames = fit(readFrames(content.text, content.quantities, see));
		for (const { content } of prose) content.enumerator = readEnumerator(content.text);
		for (const { content, seen } of prose) content.marks = readMarks(content.text, seen.paired, seen.full);
		for (const { content } of prose) content.mentions = fit(readMentions(content.text, content.cues));
		for (const { content } of prose) content.groups = fit(readGroups(content.frames, content.points, content.text));
		for (const { content } of prose) content.names = readNames(content.frames, content.dates, content.text);
		const contents = all.map(({ content }) => content);
		readRelations(contents).forEach((relations, index) => {
			contents[index].relations = fit(relations);
		});
		return contents;
	};
	return blocks => {
		const contents: BlockContent[] = [];
		for (let from = 0; from < blocks.length; from += TOGETHER) for (const content of readSome(blocks.slice(from, from + TOGETHER))) contents.push(content);
		return contents;
	};
}
/** So many blocks are read together: enough to change readers seldom, few enough not to fill the memory with what is half read. */
const TOGETHER = 256;
export const readBlocks: ReadBlocks = createBlockReader(seeAsIs, readBlockRelations);

type Rules = ReadonlyMap<Relation['kind'], readonly Rule[]>;

/** The same rules are grouped once: documents come one after another. */
function groupByKind(rules: readonly Rule[]): Rules {
	const known = grouped.get(rules);
	if (known !== undefined) return known;
	const byKind = new Map<Relation['kind'], Rule[]>();
	for (const rule of rules) {
		const others = byKind.get(rule.kind);
		if (others === undefined) byKind.set(rule.kind, [rule]);
		else others.push(rule);
	}
	grouped.set(rules, byKind);
	return byKind;
}
const grouped = new WeakMap<readonly Rule[], Rules>();

function work(relation: Relation, byKind: Rules): string {
	let best = notAssessable;
	for (const { judge } of byKind.get(relation.kind) ?? NONE) {
		const told: Verdict = judge(relation as never);
		if (STATUS_ORDER[best.status] < STATUS_ORDER[told.status]) best = told;
	}
	return best.working;
}

function createJudge(byKind: Rules): (relation: Relation) => Judged {
	return relation => {
		let verdict = notAssessable;
		let findings: Finding[] | undefined;
		for (const { id, category, severity, judge } of byKind.get(relation.kind) ?? NONE) {
			const told: Verdict = judge(relation as never);
			if (STATUS_ORDER[verdict.status] < STATUS_ORDER[told.status]) verdict = told;
			const { violation } = told;
			if (violation === undefined || relation.claim === 'inferred') continue;
			const stated = violation.severity ?? severity;
			const { span, message, related, fixes } = violation;
			(findings ??= []).push({ span, message, related, fixes, rule: id, category, severity: relation.claim === 'suggested' && stated !== 'hint' ? 'info' : stated, working: told.working });
		}
		return { relation, status: verdict.status, findings: findings ?? NONE };
	};
}
const STATUS_ORDER = { notAssessable: 0, unsure: 1, holds: 2, violated: 3 };

/** How loud a finding is; one that is turned off stays what it was. */
function loudness({ rule, severity }: Finding, { rules }: Settings): Severity {
	const chosen = Object.hasOwn(rules, rule) ? rules[rule] : severity;
	return chosen === 'off' ? severity : chosen;
}

function applySettings(text: Text, all: readonly Finding[], { rules, ignore }: Settings): Pick<Analysis, 'findings' | 'ignored' | 'silenced'> {
	const told: Record<'findings' | 'ignored' | 'silenced', Finding[]> = { findings: [], ignored: [], silenced: [] };
	const names = ignore.some(({ finding }) => finding !== undefined) ? nameFindings(text.toString(), all) : undefined;
	const isIgnored = (one: Finding) => ignore.some(({ rule, finding }) => (rule === undefined || rule === one.rule) && (finding === undefined || finding === names?.get(one)));
	for (const finding of all) {
		const isOff = Object.hasOwn(rules, finding.rule) && rules[finding.rule] === 'off';
		(isOff ? told.silenced : isIgnored(finding) ? told.ignored : told.findings).push(finding);
	}
	for (const findings of Object.values(told)) findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	return told;
}

/** The numbered items of a Markdown list are no headings. */
const isNumberedHeading = ({ kind, enumerator }: BlockContent): boolean => enumerator !== undefined && !enumerator.doubtful && kind !== 'item';
