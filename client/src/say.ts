import { env, workspace } from 'vscode';

/** A sentence in the language that is chosen for messages, else in that of VS Code. */
export function say(zh: string, en: string): string {
	const chosen = workspace.getConfiguration('tieout').get('language');
	const isChinese = chosen === 'zh' || (chosen !== 'en' && env.language.startsWith('zh'));
	return isChinese ? zh : en;
}
