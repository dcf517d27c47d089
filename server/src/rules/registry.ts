import type { Rule } from '../core/rule.ts';
import { averageMismatch } from './average-mismatch.ts';
import { boundMismatch } from './bound-mismatch.ts';
import { bracketWidth } from './bracket-width.ts';
import { brokenPromise } from './broken-promise.ts';
import { countMismatch } from './count-mismatch.ts';
import { dateSpanMismatch } from './date-span-mismatch.ts';
import { declineImpossible } from './decline-impossible.ts';
import { degreeMismatch } from './degree-mismatch.ts';
import { differenceMismatch } from './difference-mismatch.ts';
import { directionMismatch } from './direction-mismatch.ts';
import { doubledWord } from './doubled-word.ts';
import { durationMismatch } from './duration-mismatch.ts';
import { emptySection } from './empty-section.ts';
import { enumeratorMark } from './enumerator-mark.ts';
import { equationMismatch } from './equation-mismatch.ts';
import { extremeMismatch } from './extreme-mismatch.ts';
import { growthMismatch } from './growth-mismatch.ts';
import { headingDepth } from './heading-depth.ts';
import { headingMark } from './heading-mark.ts';
import { impossibleDate } from './impossible-date.ts';
import { inconsistentRepeat } from './inconsistent-repeat.ts';
import { levelOrder } from './level-order.ts';
import { levelStyle } from './level-style.ts';
import { loneSubsection } from './lone-subsection.ts';
import { markWidth } from './mark-width.ts';
import { missingReference } from './missing-reference.ts';
import { missingSection } from './missing-section.ts';
import { missingTitle } from './missing-title.ts';
import { numberForm } from './number-form.ts';
import { numberingGap } from './numbering-gap.ts';
import { numberingOrder } from './numbering-order.ts';
import { numberingRepeat } from './numbering-repeat.ts';
import { numberingStyle } from './numbering-style.ts';
import { partExceedsWhole } from './part-exceeds-whole.ts';
import { percentForPoints } from './percent-for-points.ts';
import { pointsForPercent } from './points-for-percent.ts';
import { redundantHedge } from './redundant-hedge.ts';
import { repeatedMark } from './repeated-mark.ts';
import { repeatedTitle } from './repeated-title.ts';
import { residue } from './residue.ts';
import { sectionOrder } from './section-order.ts';
import { sectionTooShort } from './section-too-short.ts';
import { sentenceEnd } from './sentence-end.ts';
import { shareImpossible } from './share-impossible.ts';
import { shareMismatch } from './share-mismatch.ts';
import { shareTotalMismatch } from './share-total-mismatch.ts';
import { staleYear } from './stale-year.ts';
import { straySpace } from './stray-space.ts';
import { sumMismatch } from './sum-mismatch.ts';
import { term } from './term.ts';
import { unexpectedSection } from './unexpected-section.ts';
import { unpairedBracket } from './unpaired-bracket.ts';
import { weekdayMismatch } from './weekday-mismatch.ts';
import { yearForm } from './year-form.ts';

/** Every rule, in the order of the documentation: numbers, structure, wording, punctuation. */
export const rules: readonly Rule[] = [
	sumMismatch,
	partExceedsWhole,
	shareMismatch,
	shareImpossible,
	shareTotalMismatch,
	differenceMismatch,
	growthMismatch,
	directionMismatch,
	declineImpossible,
	percentForPoints,
	pointsForPercent,
	averageMismatch,
	equationMismatch,
	countMismatch,
	inconsistentRepeat,
	boundMismatch,
	degreeMismatch,
	extremeMismatch,
	durationMismatch,
	dateSpanMismatch,
	impossibleDate,
	weekdayMismatch,
	numberingGap,
	numberingRepeat,
	numberingOrder,
	numberingStyle,
	levelStyle,
	levelOrder,
	headingDepth,
	emptySection,
	loneSubsection,
	missingTitle,
	repeatedTitle,
	missingReference,
	brokenPromise,
	staleYear,
	missingSection,
	sectionOrder,
	unexpectedSection,
	sectionTooShort,
	residue,
	doubledWord,
	redundantHedge,
	numberForm,
	yearForm,
	term,
	unpairedBracket,
	repeatedMark,
	enumeratorMark,
	markWidth,
	bracketWidth,
	sentenceEnd,
	headingMark,
	straySpace,
];
