// Numbers and words of the protocol. Its package keeps them in namespaces, which come into a bundle whole or not at all.
import type * as protocol from 'vscode-languageserver-types';

export const CodeActionKind = { QuickFix: 'quickfix', SourceFixAll: 'source.fixAll', RefactorRewrite: 'refactor.rewrite', RefactorMove: 'refactor.move' } as const;
export const CompletionItemKind = { Text: 1, Value: 12 } as const satisfies Part<typeof protocol.CompletionItemKind>;
export const DiagnosticSeverity = { Error: 1, Warning: 2, Information: 3, Hint: 4 } as const satisfies Part<typeof protocol.DiagnosticSeverity>;
export const DocumentHighlightKind = { Text: 1 } as const satisfies Part<typeof protocol.DocumentHighlightKind>;
export const MarkupKind = { PlainText: 'plaintext', Markdown: 'markdown' } as const satisfies Part<typeof protocol.MarkupKind>;
export const SymbolKind = { File: 1, Constant: 14, Struct: 23 } as const satisfies Part<typeof protocol.SymbolKind>;

type Part<T> = Partial<T> & Record<string, unknown>;
