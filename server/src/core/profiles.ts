/** What a kind of report is made of. It holds for nobody who did not choose it. */
export interface Profile {
	readonly name: string;
	readonly sections: readonly ProfileSection[];
	/** Whether sections that are not named here may stand beside these; they may if absent. */
	readonly others?: boolean;
	/** Whether they stand in this order; they do if absent. */
	readonly ordered?: boolean;
}

export interface ProfileSection {
	/** "存在的问题": what a heading must hold, and what is written where the section is missing. */
	readonly title: string;
	/** Other words that name it: 不足, 困难. */
	readonly aliases?: readonly string[];
	/** `must` if absent. */
	readonly need?: Need;
	/** In characters, blanks apart. */
	readonly minLength?: number;
	/** What stands under it, with the numbers of the next level. */
	readonly sections?: readonly ProfileSection[];
	/** What is written under the heading where the section is missing. */
	readonly skeleton?: string;
}

export type Need = (typeof NEEDS)[number];
export const NEEDS = ['must', 'may', 'mustNot'] as const;

/** Tells whether words name a section: they hold a name of its, in Latin whole words whatever their case. */
export function createNaming({ title, aliases = [] }: ProfileSection): (words: string) => boolean {
	const names = [title, ...aliases].map(simplify).filter(name => name !== '');
	return words => names.some(name => holds(words, name));
}

/** Words as they are compared: without marks of Markdown, width and case; blanks only between Latin words. */
export const simplify = (words: string): string => words.normalize('NFKC').toLowerCase().replace(BLANKS, ' ').replace(BLANK_IN_CHINESE, '').trim();
const BLANKS = /[\s*#_]+/g;
const BLANK_IN_CHINESE = /(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])/g;

function holds(words: string, name: string): boolean {
	for (let at = words.indexOf(name); 0 <= at; at = words.indexOf(name, at + 1)) {
		const end = at + name.length;
		const goesBack = LETTER.test(name[0]) && LETTER.test(words.charAt(at - 1));
		const goesOn = LETTER.test(name[name.length - 1]) && LETTER.test(words.charAt(end)) && !PLURAL.test(words.slice(end, end + 2));
		if (!goesBack && !goesOn) return true;
	}
	return false;
}
const LETTER = /[a-z]/;
const PLURAL = /^s(?![a-z])/;
