import type { BlockContent, PlacedContent } from '../content.ts';
import type { Section } from '../outline.ts';
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
import { readMultiples } from './multiples.ts';
import { readNumberings } from './numbering.ts';
import { readMarkSlips, readPunctuation } from './punctuation.ts';
import { readReferences } from './references.ts';
import { readResidue } from './residue.ts';
import { readNamed } from './named.ts';
import { readSectionForms } from './sections.ts';
import { readShares } from './shares.ts';
import { readShareTotals } from './shareTotals.ts';
import { readSums } from './sums.ts';
import { readTableClaims } from './tableClaims.ts';
import { readTableJoins } from './tableJoins.ts';
import { readTallies } from './tallies.ts';
import { readTableNotes } from './tableNotes.ts';
import { readTableRates } from './tableRates.ts';
import { readTableSums } from './tableSums.ts';
import { readWordings } from './wording.ts';

/** Reads relations that stand within one block. Spans count from the block's start. */
export type BlockReader = (block: Omit<BlockContent, 'relations'>) => Relation[];

/** Reads relations that join blocks, from what the blocks told. Spans count from the document's start. */
export type DocumentReader = (contents: readonly PlacedContent[], sections: readonly Section[]) => Relation[];

const blockReaders: readonly BlockReader[] = [
	readShares,
	readSums,
	readDifferences,
	readChanges,
	readShareTotals,
	readCounts,
	readGroupShares,
	readBounds,
	readDegrees,
	readAverages,
	readMultiples,
	readEquations,
	readDurations,
	readDates,
	readDateSpans,
	readTallies,
	readResidue,
	readTableSums,
	readTableRates,
	readTableNotes,
	readMarkSlips,
	readWordings,
];
const documentReaders: readonly DocumentReader[] = [
	readGroupSums,
	readDurationsUntilNow,
	readDatesOfReport,
	readNumberings,
	readPunctuation,
	readSectionForms,
	readReferences,
	readTableJoins,
	readTableClaims,
	readNamed,
];

export const readBlockRelations: BlockReader = block => blockReaders.flatMap(read => read(block));
export const readDocumentRelations: DocumentReader = (contents, sections) => documentReaders.flatMap(read => read(contents, sections));
