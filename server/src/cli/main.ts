import { join } from 'node:path';
import type { Language } from '../core/message.ts';
import { check, readVersion } from './check.ts';
import { isThread } from './checking.ts';
import { findFiles } from './files.ts';
import { fix } from './fix.ts';
import { HELP } from './help.ts';
import { InputProblem, createSettingsReader } from './inputs.ts';
import { inspect } from './inspect.ts';
import { type Options, readOptions } from './options.ts';
import { end, print, readLanguage, tell, tellProblem } from './terminal.ts';

/** Runs a command and tells its exit code; the language server ends by itself. */
async function main(args: readonly string[]): Promise<0 | 1 | 2 | undefined> {
	const options = readOptions(args);
	const language = options.language ?? readLanguage(process.env);
	if ('problem' in options) {
		tell(`tieout: ${options.problem[language]}\n${SEE_HELP[language]}`);
		return 2;
	}
	if (options.command === 'help') {
		await print(HELP[language]);
		return 0;
	}
	if (options.command === 'version') {
		await print(`${readVersion()}\n`);
		return 0;
	}
	if (options.command === 'lsp') {
		require(join(__dirname, 'server.js'));
		return undefined;
	}
	try {
		return await run(options, language);
	} catch (error) {
		if (!(error instanceof InputProblem)) throw error;
		tellProblem(error, language);
		return 2;
	}
}
const SEE_HELP = { zh: '用法见 tieout --help', en: 'see tieout --help' };

async function run(options: Options, fallback: Language): Promise<0 | 1 | 2> {
	// A configuration that was named must be right, whether or not there is something to check.
	const language = options.language ?? (options.config === undefined ? undefined : createSettingsReader(options.config)('-').language) ?? fallback;
	const { files, missing, empty } = await findFiles(options.paths);
	for (const { path, message } of missing) tellProblem({ path, told: message }, language);
	for (const path of empty) tellProblem({ path, told: { zh: '文件夹里没有 .txt .md .markdown .report 文件', en: 'the folder holds no .txt .md .markdown .report' } }, language);

	const done = options.command === 'check' ? await check(files, options, language)
		: options.command === 'inspect' ? { isFound: false, ...await inspect(files, options, language) }
		: { isFound: false, ...await fix(files, options, language) };
	if (0 < missing.length || !done.isComplete) return 2;
	return done.isFound ? 1 : 0;
}

if (!isThread()) void main(process.argv.slice(2)).then(code => {
	if (code !== undefined) end(code);
});
