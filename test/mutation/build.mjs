// One bundle of the tests that mutants are tried with: `node test/mutation/build.mjs arithmetic`
import { resolve } from 'node:path';
import * as esbuild from 'esbuild';

const [name] = process.argv.slice(2);
const fewRuns = {
	name: 'few runs',
	setup({ onResolve }) {
		const path = resolve('test/mutation/fewRuns.ts');
		onResolve({ filter: /^fast-check$/ }, ({ importer }) => (importer === path ? { path: 'fast-check', external: true } : { path }));
	},
};
await esbuild.build({
	entryPoints: [`test/mutation/${name}.ts`], outfile: 'dist/test/mutation.js', bundle: true, platform: 'node', format: 'cjs', target: 'node20',
	packages: 'external', charset: 'utf8', logLevel: 'warning', plugins: [fewRuns],
});
