import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createPieces } from '../server/src/core/text.ts';
import { createOpenDocument } from '../server/src/openDocument.ts';

const written = fc.array(fc.constantFrom('全', 'a', '\n', '\r\n', '\r', '文字', '7', 'x'.repeat(700)), { maxLength: 12 }).map(parts => parts.join(''));
const place = fc.record({ line: fc.nat(14), character: fc.nat(20) });

suite('open documents', () => {
	test('are what the protocol\'s own would be, whatever is typed', () => {
		const edit = fc.record({ range: fc.option(fc.record({ start: place, end: place }), { nil: undefined, freq: 9 }), text: written });
		fc.assert(fc.property(written, fc.array(edit, { maxLength: 12 }), (content, edits) => {
			const ours = createOpenDocument('a:b', 'report', 0, content);
			const theirs = TextDocument.create('a:b', 'report', 0, content);
			for (const [index, { range: asked, text }] of edits.entries()) {
				// Theirs loses count of the lines where an edit begins behind the last one.
				const range = asked && { start: theirs.positionAt(theirs.offsetAt(asked.start)), end: theirs.positionAt(theirs.offsetAt(asked.end)) };
				const change = range === undefined ? { text } : { range, text };
				ours.change([change], index);
				TextDocument.update(theirs, [change], index);
				const all = theirs.getText();
				assert.equal(ours.getText(), all);
				assert.deepEqual([ours.version, ours.lineCount], [theirs.version, theirs.lineCount]);
				for (let offset = -1; offset <= all.length + 1; offset += 1) assert.deepEqual(ours.positionAt(offset), theirs.positionAt(offset));
				for (let line = 0; line < theirs.lineCount; line += 1) {
					assert.deepEqual([ours.getLineRange(line), ours.getEOLCharacters(line)], [theirs.getLineRange(line), theirs.getEOLCharacters(line)]);
					for (let character = 0; character < 5; character += 1) assert.equal(ours.offsetAt({ line, character }), theirs.offsetAt({ line, character }));
				}
			}
		}), { numRuns: 150, seed: 1 });
	});

	test('a text in pieces is what it would be in one', () => {
		fc.assert(fc.property(written, fc.array(fc.tuple(fc.nat(), fc.nat(40), written), { maxLength: 150 }), (content, edits) => {
			let [text, pieces] = [content, createPieces(content)];
			for (const [at, length, by] of edits) {
				const start = at % (text.length + 1);
				const end = Math.min(text.length, start + length);
				[text, pieces] = [text.slice(0, start) + by + text.slice(end), pieces.replace(start, end, by)];
				assert.equal(pieces.length, text.length);
				assert.equal(pieces.slice(start, start + 30), text.slice(start, start + 30));
				assert.equal(pieces.slice(end), text.slice(end));
				if (at % 7 === 0) assert.equal(pieces.toString(), text);
			}
			assert.equal(pieces.slice(0), text);
		}), { numRuns: 150, seed: 1 });
	});
});
