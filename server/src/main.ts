import { readLocale } from './documentSettings.ts';
import { startServer } from './server.ts';

// One file for both places, for they share nearly all of it. What one of them has for itself is loaded there, and is handed what is
// shared: what it imported would be wrapped for loading late, module by module.
const place = typeof WorkerGlobalScope === 'undefined' ? import('./node/main.ts') : import('./browser/main.ts');
void place.then(({ serve }) => serve(startServer, readLocale));
