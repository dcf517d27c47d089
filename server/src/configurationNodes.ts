import type { Node } from 'jsonc-parser';
import type { Message } from './core/message.ts';
import type { Span } from './core/span.ts';

export interface ConfigurationProblem {
	readonly span: Span;
	readonly message: Message;
	/** Whether the schema tells of it too, so that editors that check it need no one else to. */
	readonly isFormal: boolean;
}

/** Reads values and tells what is wrong with them, each at its place; what could not be read is undefined. */
export interface NodeReader {
	readonly problems: readonly ConfigurationProblem[];
	readonly tell: (node: { readonly offset: number; readonly length: number }, zh: string, en: string, isFormal?: boolean) => void;
	readonly readString: (node: Node) => string | undefined;
	readonly readBoolean: (node: Node) => boolean | undefined;
	/** A whole number that is not negative. */
	readonly readCount: (node: Node) => number | undefined;
	readonly readChoice: <T extends string>(node: Node, choices: readonly T[]) => T | undefined;
	readonly readList: <T>(node: Node, example: string, read: (element: Node, index: number) => T | undefined) => T[];
	/** An object of known keys, each with its reader. */
	readonly readObject: <T extends object>(node: Node, example: string, readers: { readonly [K in keyof T]-?: (value: Node) => T[K] | undefined }) => Partial<T> | undefined;
	/** An object whose keys somebody chose. */
	readonly readMap: (node: Node, example: string, read: (key: Node, value: Node) => void) => void;
	/** What is half wrong counts for nothing: it could mean more or less than was meant. */
	readonly whole: <T>(read: () => T | undefined) => T | undefined;
}

/** `length` is that of the text: the parser sees what is not closed end behind it. */
export function createNodeReader(length: number): NodeReader {
	const problems: ConfigurationProblem[] = [];
	const tell: NodeReader['tell'] = (node, zh, en, isFormal = true) => {
		const end = Math.min(node.offset + node.length, length);
		problems.push({ span: { start: Math.min(node.offset, end), end }, message: { zh, en }, isFormal });
	};
	const readMap: NodeReader['readMap'] = (node, example, read) => {
		if (node.type !== 'object') tell(node, `应为一个对象，如 ${example}`, `should be an object, such as ${example}`);
		else for (const [key, value] of membersOf(node)) read(key, value);
	};
	/** Of keys that stand there twice the last counts, as for whoever else reads JSON. */
	const membersOf = (object: Node): (readonly [key: Node, value: Node])[] => {
		const last = new Map<unknown, Node>();
		const members = (object.children ?? []).flatMap(({ children = [] }): [Node, Node][] => (children.length === 2 ? [[children[0], children[1]]] : []));
		for (const [key] of members) last.set(key.value, key);
		return members.filter(([key]) => {
			const counts = last.get(key.value) === key;
			if (!counts) tell(key, `“${key.value}”后面又写了一次，以后面的为准`, `"${key.value}" is written again below, which is what counts`);
			return counts;
		});
	};
	return {
		problems,
		tell,
		readMap,
		readString: node => {
			if (typeof node.value !== 'string') tell(node, '应为字符串', 'should be a string');
			else if (node.value.trim() === '') tell(node, '不应为空', 'should not be empty');
			else return node.value;
			return undefined;
		},
		readBoolean: node => {
			if (typeof node.value === 'boolean') return node.value;
			tell(node, '应为 true 或 false', 'should be true or false');
			return undefined;
		},
		readCount: node => {
			if (Number.isSafeInteger(node.value) && 0 <= node.value) return node.value;
			tell(node, '应为整数，如 200', 'should be a whole number, such as 200');
			return undefined;
		},
		readChoice: (node, choices) => {
			const chosen = choices.find(one => one === node.value);
			if (chosen === undefined) tell(node, `应为下列之一：${choices.join('、')}`, `should be one of: ${choices.join(', ')}`);
			return chosen;
		},
		readList: (node, example, read) => {
			if (node.type === 'array') return (node.children ?? []).map(read).filter(one => one !== undefined);
			tell(node, `应为一个数组，如 ${example}`, `should be an array, such as ${example}`);
			return [];
		},
		readObject: <T extends object>(node: Node, example: string, readers: { readonly [K in keyof T]-?: (value: Node) => T[K] | undefined }) => {
			if (node.type !== 'object') {
				readMap(node, example, () => {});
				return undefined;
			}
			const read: Partial<T> = {};
			for (const [key, value] of membersOf(node)) {
				const name = String(key.value);
				if (Object.hasOwn(readers, name)) read[name as keyof T] = readers[name as keyof T](value);
				else tell(key, `没有“${name}”这一项；可用的有：${Object.keys(readers).join('、')}`, `there is no "${name}" here; there are: ${Object.keys(readers).join(', ')}`);
			}
			return read;
		},
		whole: read => {
			const before = problems.length;
			const value = read();
			return problems.length === before ? value : undefined;
		},
	};
}
