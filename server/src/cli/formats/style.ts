/** Colours for a terminal, or nothing. */
export function createStyle(isColoured: boolean) {
	const paint = (code: string) => (text: string) => (isColoured ? `\x1b[${code}m${text}\x1b[0m` : text);
	return { bold: paint('1'), faint: paint('2'), error: paint('31'), warning: paint('33'), info: paint('36'), hint: paint('2'), added: paint('32'), removed: paint('31') } as const;
}

/** See https://no-color.org: NO_COLOR, if set and not empty, wins. */
export function mayColour(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
	if ((environment.NO_COLOR ?? '') !== '') return false;
	if ((environment.FORCE_COLOR ?? '') !== '' && environment.FORCE_COLOR !== '0') return true;
	return isTerminal && environment.TERM !== 'dumb';
}
