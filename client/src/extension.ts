import type { ExtensionContext } from 'vscode';
import { type Api, stop } from './client.ts';

// One file for both places, for they share nearly all of it.
export async function activate(context: ExtensionContext): Promise<Api> {
	const place = await (typeof WorkerGlobalScope === 'undefined' ? import('./node/extension.ts') : import('./browser/extension.ts'));
	return place.activate(context);
}

export const deactivate = stop;
