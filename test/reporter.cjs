// Mocha's usual report, closed by the line that test/run.mjs adds up: `N passed, N failed, N skipped`.
const { reporters: { Spec }, Runner } = require('mocha');

module.exports = class extends Spec {
	constructor(runner, options) {
		super(runner, options);
		const { stats } = this;
		runner.once(Runner.constants.EVENT_RUN_END, () => console.log(`${stats.passes} passed, ${stats.failures} failed, ${stats.pending} skipped`));
	}
};
