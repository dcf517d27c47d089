// URIs as far as the server needs them: clients write the same one with more or fewer escapes.

/** What two ways to write one URI have in common. */
export function keyOf(uri: string): string {
	try {
		return decodeURIComponent(uri).normalize('NFC');
	} catch {
		return uri;
	}
}

/** The folder that a file or folder lies in, without a "/" at its end; undefined at the top, and for what lies nowhere: untitled:Untitled-1. */
export function parentOf(uri: string): string | undefined {
	const [, root, path] = PARTS.exec(uri) ?? [];
	if (root === undefined || path === '' || path === '/') return undefined;
	return root + path.slice(0, path.lastIndexOf('/'));
}
const PARTS = /^([a-zA-Z][\w+.-]*:\/\/[^/?#]*)(\/?[^?#]*)/;

export const nameOf = (uri: string): string => keyOf(uri.slice(uri.lastIndexOf('/') + 1));

/** A file's path from a folder, with "/" between names; undefined if it does not lie there. */
export function pathWithin(folder: string, uri: string): string | undefined {
	const [outer, inner] = [`${keyOf(trimEnd(folder))}/`, keyOf(uri)];
	return inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

/** The URI of what lies at a path in a folder. */
export const joinUri = (folder: string, path: string): string => [trimEnd(folder), ...path.split('/').map(encodeURIComponent)].join('/');

const trimEnd = (folder: string): string => (folder.endsWith('/') && !folder.endsWith('://') ? folder.slice(0, -1) : folder);
