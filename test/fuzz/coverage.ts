import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';

/** Which parts of the product the inputs have reached, as V8 counts it: it is bundled into one file with those who try it. */
export interface Coverage {
	/** How many characters of code ran since it was asked last that never ran before. They are known from then on, unless they are only looked at. */
	readonly news: (isOnlyLook?: boolean) => number;
	/** How many characters of code have run. */
	readonly reached: () => number;
}

interface Range {
	readonly startOffset: number;
	readonly endOffset: number;
	readonly count: number;
}

export function startCoverage(url: string): Coverage {
	const session = new Session();
	session.connect();
	const post = (method: string, params: object = {}): any => {
		let answer: unknown;
		session.post(method, params, (error, result) => {
			if (error !== null) throw new Error(error.message);
			answer = result;
		});
		return answer;
	};
	post('Profiler.enable');
	post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
	const known = markForeign(readFileSync(fileURLToPath(url), 'utf8'));
	let reached = 0;

	return {
		news(isOnlyLook = false) {
			const scripts: { url: string; functions: { ranges: Range[] }[] }[] = post('Profiler.takePreciseCoverage').result;
			const functions = scripts.filter(script => script.url === url).flatMap(script => script.functions);
			const ran = new Uint8Array(known.length);
			// An inner range stands after the one around it, and says more.
			for (const { ranges } of functions) for (const { startOffset, endOffset, count } of ranges) ran.fill(0 < count ? 1 : 0, startOffset, endOffset);
			let count = 0;
			for (let at = 0; at < known.length; at += 1) {
				if (ran[at] === 0 || known[at] === 1) continue;
				count += 1;
				if (!isOnlyLook) known[at] = 1;
			}
			if (!isOnlyLook) reached += count;
			return count;
		},
		reached: () => reached,
	};
}

/** Marks what is not the product's own: the bundler names above each module the file that it comes from. */
function markForeign(code: string): Uint8Array {
	const marks = new Uint8Array(code.length);
	let isForeign = true;
	let offset = 0;
	for (const line of code.split('\n')) {
		if (MODULE.test(line)) isForeign = !line.startsWith('// server/');
		marks.fill(isForeign ? 1 : 0, offset, offset + line.length + 1);
		offset += line.length + 1;
	}
	return marks;
}
const MODULE = /^\/\/ \S+\.(?:ts|js|mjs)$/;
