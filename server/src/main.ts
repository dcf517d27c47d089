// One file for both places, for they share nearly all of it.
if (typeof WorkerGlobalScope === 'undefined') void import('./node/main.ts');
else void import('./browser/main.ts');
