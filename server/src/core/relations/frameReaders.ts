import { mayHold } from '../cues.ts';
import type { Frame } from '../frames.ts';

/** Reads what is claimed of one figure, in the context that its fellows share. */
export type ReadFrame<C, R> = (frame: Frame, frames: readonly Frame[], context: C) => R | undefined;

/** What a frame must be and may hold for a reader to find anything there, in bits; 0 asks for nothing. */
export interface Fit {
	/** Traits that it has, all of them; some of them; none of them. */
	readonly all: number;
	readonly some: number;
	readonly none: number;
	/** Cues in the words before it, on either side, and since the figure before it. */
	readonly cues: number;
	readonly around: number;
	readonly since: number;
	/** What the words before it may end in. */
	readonly ends: number;
}

/** A reader and the frames that it is called for. Asking costs less than calling: most frames tell nothing of most sorts. */
export interface FrameReader<C, R> {
	readonly fit: Fit;
	readonly read: ReadFrame<C, R>;
}

export const on = <C, R>(read: ReadFrame<C, R>, { all = 0, some = 0, none = 0, cues = 0, around = 0, since = 0, ends = 0 }: Partial<Fit> = {}): FrameReader<C, R> => ({ fit: { all, some, none, cues, around, since, ends }, read });

/** What the first of some readers tells that tells anything. */
export function readFirst<C, R>(readers: readonly FrameReader<C, R>[], frame: Frame, frames: readonly Frame[], context: C): R | undefined {
	for (const { fit, read } of readers) {
		if (!fits(frame, fit)) continue;
		const told = read(frame, frames, context);
		if (told !== undefined) return told;
	}
	return undefined;
}

const fits = ({ traits, cues, cuesAfter, cuesSince, ends }: Frame, fit: Fit): boolean =>
	(traits & fit.all) === fit.all && (traits & fit.none) === 0 && (fit.some === 0 || mayHold(traits, fit.some)) &&
	(fit.cues === 0 || mayHold(cues, fit.cues)) && (fit.ends === 0 || mayHold(ends, fit.ends)) && (fit.around === 0 || mayHold(cues | cuesAfter, fit.around)) && (fit.since === 0 || mayHold(cuesSince, fit.since));
