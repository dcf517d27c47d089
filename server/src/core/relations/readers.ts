import type { BlockContent } from '../content.ts';
import { CUE, mayHold } from '../cues.ts';
import type { DocumentReader } from '../joins.ts';
import type { Relation } from '../relations.ts';
import { readAverages } from './averages.ts';
import { readBounds } from './bounds.ts';
import { readChanges } from './changes.ts';
import { readCommonWholes } from './commonWholes.ts';
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
import { readPointSums } from './pointSums.ts';
import { readRatios } from './ratios.ts';
import { readRepeats } from './repeats.ts';
import { readShares } from './shares.ts';
import { readShareTotals } from './shareTotals.ts';
import { readSums } from './sums.ts';
import { readTableClaims } from './tableClaims.ts';
import { readTableJoins } from './tableJoins.ts';
import { readTableFigures } from './tableFigures.ts';
import { readTallies } from './tallies.ts';
import { readTableNotes } from './tableNotes.ts';
import { readUnitCosts } from './unitCosts.ts';
import { readWordings } from './wording.ts';
import { TRAIT } from '../traits.ts';

/** Reads relations that stand within one block. Spans count from the block's start. */
export type BlockReader = (block: Omit<BlockContent, 'relations'>) => Relation[];

/** A reader of blocks, and what a block must hold, all of it, for it to find anything there: it is called for no other. */
interface NeedyReader {
	readonly read: BlockReader;
	/** The sort of block that it is for: prose is neither table nor code, text no code. */
	readonly of: 'prose' | 'text' | 'table';
	/** How many figures and dates. */
	readonly figures: number;
	readonly dates: number;
	/** That a figure in prose has one of these traits, if any are named. */
	readonly traits: number;
	/** That one of these cues may stand in the text, if any are named. */
	readonly cues: number;
}

const needy = (read: BlockReader, of: NeedyReader['of'], { figures = 0, dates = 0, traits = 0, cues = 0 }: Partial<NeedyReader> = {}): NeedyReader => ({ read, of, figures, dates, traits, cues });

export const blockReaders: readonly NeedyReader[] = [
	needy(readShares, 'prose', { figures: 2, traits: TRAIT.ratio }),
	needy(readSums, 'prose', { figures: 2 }),
	needy(readDifferences, 'prose', { figures: 2, cues: CUE.gap | CUE.rest | CUE.letter }),
	needy(readChanges, 'prose', { figures: 2, cues: CUE.change | CUE.to | CUE.gap }),
	needy(readShareTotals, 'prose', { figures: 1, traits: TRAIT.ratio | TRAIT.ratioPart | TRAIT.points }),
	needy(readCounts, 'prose', { figures: 1, traits: TRAIT.count | TRAIT.none }),
	needy(readGroupShares, 'text', { figures: 4, traits: TRAIT.ratio }),
	needy(readBounds, 'prose', { figures: 2 }),
	needy(readDegrees, 'prose', { figures: 1, traits: TRAIT.ratio | TRAIT.points, cues: CUE.degree }),
	needy(readAverages, 'prose', { figures: 2 }),
	needy(readMultiples, 'prose', { figures: 1 }),
	needy(readRatios, 'prose', { figures: 4, traits: TRAIT.ratioPart }),
	needy(readEquations, 'text', { cues: CUE.equals }),
	needy(readDurations, 'prose', { figures: 1, traits: TRAIT.months, dates: 1 }),
	needy(readDates, 'text', { dates: 1 }),
	needy(readDateSpans, 'prose', { dates: 1 }),
	needy(readTallies, 'prose', { cues: CUE.tally }),
	needy(readResidue, 'text', { cues: CUE.odd }),
	needy(readTableFigures, 'table'),
	needy(readTableNotes, 'table'),
	needy(readMarkSlips, 'text'),
	needy(readNumberForms, 'prose', { figures: 1, cues: CUE.form }),
	needy(readWordings, 'prose', { cues: CUE.around | CUE.zeroYear | CUE.spaced }),
];
export const documentReaders: readonly DocumentReader[] = [
	readGroupSums,
	readCommonWholes,
	readPointSums,
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

/** Reads the relations within each of some blocks, by all readers that may find some. */
export function readBlockRelations(blocks: readonly Omit<BlockContent, 'relations'>[], readers = blockReaders): Relation[][] {
	const told = blocks.map((): Relation[] => []);
	const traits = blocks.map(({ frames }) => frames.reduce((all, frame) => all | frame.traits, 0));
	for (const reader of readers) {
		for (let index = 0; index < blocks.length; index += 1) {
			const block = blocks[index];
			if (!isOf(block, reader) || !meets(block, traits[index], reader)) continue;
			for (const relation of reader.read(block)) told[index].push(relation);
		}
	}
	return told;
}

export const isOf = ({ kind, table }: Pick<BlockContent, 'kind' | 'table'>, { of }: NeedyReader): boolean =>
	of === 'table' ? table !== undefined : kind !== 'code' && (of === 'text' || kind !== 'table');

const meets = ({ frames, dates, cues }: Omit<BlockContent, 'relations'>, traits: number, needed: NeedyReader): boolean =>
	needed.figures <= frames.length && needed.dates <= dates.length && (needed.cues === 0 || mayHold(cues, needed.cues)) && (needed.traits === 0 || mayHold(traits, needed.traits));
