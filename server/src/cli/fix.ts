import { createAnalyzer } from '../core/analysis.ts';
import { fixAll } from '../core/edits.ts';
import { createPlaces } from '../core/lines.ts';
import type { Language, Message } from '../core/message.ts';
import { type Scheme, renumber } from '../core/renumbering.ts';
import { type Settings } from '../core/settings.ts';
import { rules } from '../rules/registry.ts';
import { encodeEdited } from '../node/decoding.ts';
import { replaceFile } from '../node/replaceFile.ts';
import { tellSystemError } from '../node/systemErrors.ts';
import { formatOf } from './files.ts';
import { createStyle, mayColour } from './formats/style.ts';
import { InputProblem, completeSettings, createSettingsReader, decodeInput, readBytes, toProblem } from './inputs.ts';
import type { Options } from './options.ts';
import { isTerminal, print, tell, tellProblem } from './terminal.ts';

/** Applies the safe fixes to files, or renumbers them, or shows what that would change. Tells whether all could be done. */
export async function fix(files: readonly string[], { command, dryRun, config, style }: Options, language: Language): Promise<{ readonly isComplete: boolean }> {
	const settingsOf = createSettingsReader(config);
	let [fixed, changed, isComplete] = [0, 0, true];
	for (const file of files) {
		try {
			const before = await readBytes(file);
			const settings = completeSettings(language, settingsOf(file));
			const after = command === 'renumber' ? renumberBytes(file, before, settings, style) : fixBytes(file, before, settings);
			if (dryRun) await print(after.count === 0 ? '' : await printDiff(file, before, after.bytes));
			else if (file === '-') await print(after.bytes);
			else if (0 < after.count) writeFixed(file, after.bytes);
			fixed += after.count;
			changed += after.count === 0 ? 0 : 1;
		} catch (error) {
			isComplete = false;
			tellProblem(toProblem(file, error), language);
		}
	}
	tell((command === 'renumber' ? printRenumbered(fixed, changed, dryRun) : printSummary(fixed, changed, dryRun))[language]);
	return { isComplete };
}

function fixBytes(file: string, bytes: Buffer, settings: Settings): { readonly bytes: Buffer; readonly count: number } {
	const analyzer = createAnalyzer(rules);
	const decoded = decodeInput(file, bytes);
	const { edits, count } = fixAll(decoded.text, text => analyzer(text, formatOf(file), settings), ({ safe }) => safe);
	try {
		return { bytes: encodeEdited(bytes, decoded, edits), count };
	} catch {
		throw new InputProblem(file, NOT_IN_GB18030);
	}
}
const NOT_IN_GB18030: Message = { zh: '改正所需的字在 GB18030 中没有，请先另存为 UTF-8', en: 'GB18030 lacks a character that the fix needs: save the file as UTF-8 first' };

/** The numbers of a whole report; references that may point elsewhere are told and left. */
function renumberBytes(file: string, bytes: Buffer, settings: Settings, scheme: Scheme | undefined): { readonly bytes: Buffer; readonly count: number } {
	const decoded = decodeInput(file, bytes);
	const analyzer = createAnalyzer([]);
	const analyze = (text: string) => analyzer(text, formatOf(file), settings);
	const changes = renumber(analyze(decoded.text), { scope: 'document', at: 0, ...(scheme === undefined ? {} : { scheme }) }, analyze);
	if ('zh' in changes) throw new InputProblem(file, changes);
	const placeOf = createPlaces(decoded.text);
	for (const { start, end, of } of changes) {
		if (of !== 'unsure') continue;
		const { line, column } = placeOf(start);
		tellProblem({ path: `${file}:${line}:${column}`, told: { zh: `“${decoded.text.slice(start, end)}”可能是引用，没有改动`, en: `"${decoded.text.slice(start, end)}" may be a reference and was left` } }, settings.language);
	}
	const sure = changes.filter(({ of }) => of !== 'unsure');
	try {
		return { bytes: encodeEdited(bytes, decoded, sure), count: sure.length };
	} catch {
		throw new InputProblem(file, NOT_IN_GB18030);
	}
}

function writeFixed(file: string, bytes: Buffer): void {
	try {
		replaceFile(file, bytes);
	} catch (error) {
		const { zh, en } = tellSystemError(error);
		throw new InputProblem(file, { zh: `${zh}，原文件未动`, en: `${en}; the file is as it was` });
	}
}

async function printDiff(file: string, before: Buffer, after: Buffer): Promise<string> {
	const { createTwoFilesPatch } = await import('diff');
	const style = createStyle(mayColour(isTerminal(), process.env));
	const textOf = (bytes: Buffer) => decodeInput(file, bytes).text;
	const hunks = createTwoFilesPatch(file, file, textOf(before), textOf(after), undefined, undefined, { headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: false } });
	// The library would write a Chinese name in octal numbers, as git does unless it is told not to.
	return `--- ${file}\n+++ ${file}\n${hunks}`.split('\n').map(line => (line.startsWith('+') ? style.added(line) : line.startsWith('-') ? style.removed(line) : line)).join('\n');
}

const printRenumbered = (count: number, changed: number, dryRun: boolean): Message => {
	if (count === 0) return { zh: '序号都对，没有要改的。', en: 'The numbers are right: there is nothing to change.' };
	if (dryRun) return { zh: `序号和引用可改 ${count} 处（${changed} 个文件），未写入。`, en: `${count} numbers and references to change in ${changed} ${changed === 1 ? 'file' : 'files'}; nothing written.` };
	return { zh: `已改序号和引用 ${count} 处（${changed} 个文件）。`, en: `Changed ${count} numbers and references in ${changed} ${changed === 1 ? 'file' : 'files'}.` };
};

const printSummary = (fixed: number, changed: number, dryRun: boolean): Message => {
	if (fixed === 0) return { zh: '没有可以放心改正之处。', en: 'Nothing that can safely be fixed.' };
	if (dryRun) return { zh: `可改正 ${fixed} 处（${changed} 个文件），未写入。`, en: `${fixed} to fix in ${changed} ${changed === 1 ? 'file' : 'files'}; nothing written.` };
	return { zh: `已改正 ${fixed} 处（${changed} 个文件）。`, en: `Fixed ${fixed} in ${changed} ${changed === 1 ? 'file' : 'files'}.` };
};
