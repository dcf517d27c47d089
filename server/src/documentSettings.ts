import { isSeverity } from './configuration.ts';
import type { Language } from './core/message.ts';
import { type Settings, defaultSettings } from './core/settings.ts';
import type { DocumentSettings } from './languageService.ts';

/**
 * Reads what an editor holds under `tieout`, and puts what a `tieout.json` says of the report above it: a report is to be
 * told the same wherever it is opened, and by the command line. Only the language is everybody's own.
 * Whatever is wrong in an editor's settings is as if it were not there: the editor says so itself.
 */
export function readDocumentSettings(value: unknown, fallback: Language, configured: Partial<Settings> = {}): DocumentSettings {
	const { enable, language, rules, inlayHints, codeLens, continueNumbering } = isObject(value) ? value : {};
	return {
		enable: enable === 'always' || enable === 'never' ? enable : 'auto',
		inlayHints: inlayHints === 'off' || inlayHints === 'always' ? inlayHints : 'onMismatch',
		codeLens: codeLens === true,
		continueNumbering: continueNumbering !== false,
		language: language === 'zh' || language === 'en' ? language : configured.language ?? fallback,
		rules: { ...(isObject(rules) ? Object.fromEntries(Object.entries(rules).filter((entry): entry is [string, Settings['rules'][string]] => isSeverity(entry[1]))) : {}), ...configured.rules },
		ignore: configured.ignore ?? defaultSettings.ignore,
		terms: configured.terms ?? defaultSettings.terms,
		...(configured.profile === undefined ? {} : { profile: configured.profile }),
	};
}

/** What an editor holds of checking reports that nobody has open. */
export function readFolderSettings(value: unknown): { readonly isWanted: boolean; readonly glob: string } {
	const check = isObject(value) && isObject(value.check) ? value.check : {};
	return { isWanted: check.workspace === true, glob: typeof check.files === 'string' && check.files !== '' ? check.files : DEFAULT_FILES };
}
/** What the command line looks for in folders. */
export const DEFAULT_FILES = '**/*.{txt,md,markdown,report}';

/** The language of messages for a locale such as "zh-cn" or "en_US.UTF-8", if it tells. */
export function readLocale(locale: string | undefined): Language | undefined {
	if (locale === undefined || locale === '' || locale === 'C' || locale.startsWith('C.') || locale === 'POSIX') return undefined;
	return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
