const { createRequire } = require('node:module');
const vm = require('node:vm');

/** What jest uses by itself, and brings along. */
const broughtByJest = ['@jest/core', 'jest-config', 'jest-environment-node'].reduce((from, name) => createRequire(from).resolve(name), require.resolve('jest'));
const { TestEnvironment } = require(broughtByJest);

/** Since Node 20.18 and 22.8. */
const DONT_CONTEXTIFY = vm.constants?.DONT_CONTEXTIFY;

/**
 * jest's own, with two differences. There each look at a global, such as `Object`, asks a proxy, by way of C++: a sixth of what
 * tests that run n8n's engine cost. And there, what a test file has set to be done at intervals goes on in those after it. n8n's
 * engine looks after its SSH connections so, which kept the whole realm of each file that has loaded it: 30 MB each.
 */
class TestFileEnvironment extends TestEnvironment {
	constructor(...args) {
		const { createContext } = vm;
		if (DONT_CONTEXTIFY) vm.createContext = () => createContext(DONT_CONTEXTIFY);
		try {
			super(...args);
		} finally {
			vm.createContext = createContext;
		}
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

module.exports = TestFileEnvironment;
