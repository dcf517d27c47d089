import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { type Page, readPage } from './page.ts';

/** Every page, rules first. */
export function readPages(): Page[] {
	return FOLDERS.filter(folder => existsSync(folder)).flatMap(folder => {
		const names = readdirSync(folder).filter(name => name.endsWith('.md')).sort();
		return names.map(name => readPage(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')));
	});
}
const FOLDERS = ['test/rules', 'test/features'];
