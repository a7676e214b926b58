const { createRequire } = require('node:module');

/** What jest uses by itself, and brings along. */
const broughtByJest = ['@jest/core', 'jest-config', 'jest-environment-node'].reduce((from, name) => createRequire(from).resolve(name), require.resolve('jest'));
const { TestEnvironment } = require(broughtByJest);

/**
 * jest's own, which lets what a test file has set to be done at intervals go on in those after it. n8n's engine looks after
 * its SSH connections so, which kept the whole realm of each file that has loaded it: 30 MB each.
 */
class EndingEnvironment extends TestEnvironment {
	constructor(...args) {
		super(...args);
		this.intervals = new Set();
		const { setInterval } = this.global;
		this.global.setInterval = (...parameters) => {
			const interval = setInterval(...parameters);
			this.intervals.add(interval);
			return interval;
		};
	}

	async teardown() {
		for (const interval of this.intervals) clearInterval(interval);
		await super.teardown();
	}
}

module.exports = EndingEnvironment;
