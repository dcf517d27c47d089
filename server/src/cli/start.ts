#!/usr/bin/env node
import { runBundle } from '../node/codeCache.ts';
import { runServer } from '../node/runServer.ts';

const [command, ...options] = process.argv.slice(2);
// Whoever runs the language server needs no commands: they would have to be loaded at each start.
if (command === 'lsp' && options.every(option => option === '--stdio')) runServer();
else runBundle('commands.js', command === 'check' || command === 'thread' ? 'check' : 'commands');
