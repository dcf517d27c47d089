import type { BlockContent } from '../content.ts';
import { CUE, mayHold } from '../cues.ts';
import type { DocumentReader } from '../joins.ts';
import type { Relation } from '../relations.ts';
import { readAverages } from './averages.ts';
import { readBounds } from './bounds.ts';
import { readChanges } from './changes.ts';
import { readCounts } from './counts.ts';
import { readDateSpans } from './dateSpans.ts';
import { readDates, readDatesOfReport } from './dates.ts';
import { readDegrees } from './degrees.ts';
import { readDifferences } from './differences.ts';
import { readDurations, readDurationsUntilNow } from './durations.ts';
import { readEquations } from './equations.ts';
import { readGroupShares, readGroupSums } from './groups.ts';
import { readHeadlines } from './headlines.ts';
import { readMultiples } from './multiples.ts';
import { readNumberForms } from './numberForms.ts';
import { readLeftOut, readNumberings } from './numbering.ts';
import { readMarkSlips, readUnpaired, readWidths } from './punctuation.ts';
import { referenceReader } from './references.ts';
import { readResidue } from './residue.ts';
import { readNamed } from './named.ts';
import { readMissingTitle, readPromises, readSectionForms, readSentenceEnds, readStaleWords } from './sections.ts';
import { readRepeats } from './repeats.ts';
import { readShares } from './shares.ts';
import { readShareTotals } from './shareTotals.ts';
import { readSums } from './sums.ts';
import { readTableClaims } from './tableClaims.ts';
import { readTableJoins } from './tableJoins.ts';
import { readTallies } from './tallies.ts';
import { readTableNotes } from './tableNotes.ts';
import { readTableRates } from './tableRates.ts';
import { readTableSums } from './tableSums.ts';
import { readUnitCosts } from './unitCosts.ts';
import { readWordings } from './wording.ts';
import { TRAIT } from '../traits.ts';

/** Reads relations that stand within one block. Spans count from the block's start. */
export type BlockReader = (block: Omit<BlockContent, 'relations'>) => Relation[];

/** What a block must hold, all of it, for a reader to find anything there: the reader is not called for any other. */
interface Needs {
	/** The sort of block that it is for: prose is neither table nor code, text no code. */
	readonly of: 'prose' | 'text' | 'table';
	/** How many figures in prose, and that one of them has one of these traits. */
	readonly figures?: number;
	readonly traits?: number;
	readonly dates?: number;
	/** That one of these cues may stand in the text. */
	readonly cues?: number;
}

interface NeedyReader {
	readonly read: BlockReader;
	readonly needs: Needs;
}

export const blockReaders: readonly NeedyReader[] = [
	{ read: readShares, needs: { of: 'prose', figures: 2, traits: TRAIT.ratio } },
	{ read: readSums, needs: { of: 'prose', figures: 2 } },
	{ read: readDifferences, needs: { of: 'prose', figures: 2, cues: CUE.gap | CUE.rest | CUE.letter } },
	{ read: readChanges, needs: { of: 'prose', figures: 2, cues: CUE.change | CUE.to | CUE.gap } },
	{ read: readShareTotals, needs: { of: 'prose', figures: 1, traits: TRAIT.ratio | TRAIT.ratioPart | TRAIT.points } },
	{ read: readCounts, needs: { of: 'prose', figures: 1, traits: TRAIT.count | TRAIT.none } },
	{ read: readGroupShares, needs: { of: 'text', figures: 4, traits: TRAIT.ratio } },
	{ read: readBounds, needs: { of: 'prose', figures: 2 } },
	{ read: readDegrees, needs: { of: 'prose', figures: 1, traits: TRAIT.ratio | TRAIT.points, cues: CUE.degree } },
	{ read: readAverages, needs: { of: 'prose', figures: 2 } },
	{ read: readMultiples, needs: { of: 'prose', figures: 1 } },
	{ read: readEquations, needs: { of: 'text', cues: CUE.equals } },
	{ read: readDurations, needs: { of: 'prose', figures: 1, traits: TRAIT.months, dates: 1 } },
	{ read: readDates, needs: { of: 'text', dates: 1 } },
	{ read: readDateSpans, needs: { of: 'prose', dates: 1 } },
	{ read: readTallies, needs: { of: 'prose', cues: CUE.tally } },
	{ read: readResidue, needs: { of: 'text', cues: CUE.odd } },
	{ read: readTableSums, needs: { of: 'table' } },
	{ read: readTableRates, needs: { of: 'table' } },
	{ read: readTableNotes, needs: { of: 'table' } },
	{ read: readMarkSlips, needs: { of: 'text' } },
	{ read: readNumberForms, needs: { of: 'prose', figures: 1, cues: CUE.form } },
	{ read: readWordings, needs: { of: 'prose', cues: CUE.around | CUE.zeroYear | CUE.spaced } },
];
export const documentReaders: readonly DocumentReader[] = [
	readGroupSums,
	readUnitCosts,
	readDurationsUntilNow,
	readDatesOfReport,
	readNumberings,
	readLeftOut,
	readWidths,
	readUnpaired,
	readSectionForms,
	readSentenceEnds,
	readPromises,
	readStaleWords,
	readMissingTitle,
	referenceReader,
	readTableJoins,
	readTableClaims,
	readNamed,
	readHeadlines,
	readRepeats,
];

/** Reads the relations within a block, by all readers that may find some. */
export function readBlockRelations(block: Omit<BlockContent, 'relations'>, readers = blockReaders): Relation[] {
	const relations: Relation[] = [];
	let traits = 0;
	for (const frame of block.frames) traits |= frame.traits;
	for (const { read, needs } of readers) {
		if (!isOf(block, needs) || !meets(block, traits, needs)) continue;
		for (const relation of read(block)) relations.push(relation);
	}
	return relations;
}

export const isOf = ({ kind, table }: Pick<BlockContent, 'kind' | 'table'>, { of }: Needs): boolean =>
	of === 'table' ? table !== undefined : kind !== 'code' && (of === 'text' || kind !== 'table');

const meets = ({ frames, dates, cues }: Omit<BlockContent, 'relations'>, traits: number, needs: Needs): boolean =>
	(needs.figures === undefined || needs.figures <= frames.length) &&
	(needs.dates === undefined || needs.dates <= dates.length) &&
	(needs.cues === undefined || mayHold(cues, needs.cues)) &&
	(needs.traits === undefined || mayHold(traits, needs.traits));
