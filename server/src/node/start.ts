import { runBundle } from './codeCache.ts';

// The language server as a process of its own.
runBundle('server.js', 'lsp');
