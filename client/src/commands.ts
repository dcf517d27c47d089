import { type Disposable, type Uri, commands } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { restart } from './revival.ts';

/** Registers the commands. What they do is loaded, and the server started, when one is called. */
export function registerCommands(start: () => Promise<BaseLanguageClient>, extension: Uri, subscriptions: Disposable[]): void {
	const register = (name: string, run: (client: BaseLanguageClient) => Promise<unknown>) => {
		subscriptions.push(commands.registerCommand(name, async () => run(await start())));
	};
	register('tieout.showStatus', async client => (await import('./showStatus.ts')).showStatusMenu(client));
	register('tieout.explain', async client => (await import('./showStatus.ts')).explain(client));
	register('tieout.showIgnored', async client => (await import('./showIgnored.ts')).showIgnored(client));
	register('tieout.openConfiguration', async client => (await import('./openConfiguration.ts')).openConfiguration(client));
	for (const [name, does] of MOVES) register(name, async client => (await import('./restructure.ts')).moveSection(client, does));
	register('tieout.renumber', async client => (await import('./restructure.ts')).renumber(client));
	register('tieout.normalisePunctuation', async client => (await import('./restructure.ts')).normalisePunctuation(client));
	register('tieout.newReport', async client => (await import('./newReport.ts')).newReport(client));
	register('tieout.restart', restart);
	register('tieout.openExample', async () => (await import('./openExample.ts')).openExample(extension));
	subscriptions.push(commands.registerCommand('tieout.openWalkthrough', () => commands.executeCommand('workbench.action.openWalkthrough', 'tieout.tieout#start', false)));
	register('tieout.checkFolder', async client => (await import('./checkFolder.ts')).checkFolder(client));
}

const MOVES = [['tieout.promoteSection', 'promote'], ['tieout.demoteSection', 'demote'], ['tieout.moveSectionUp', 'up'], ['tieout.moveSectionDown', 'down']] as const;
