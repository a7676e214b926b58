import base from './jest.config.mjs';

/** One test may walk through every form of a node, on a machine that is busy with other things. */
const TEST_TIMEOUT_MS = 900_000;

/** @type {import('jest').Config} Run it with `npm run test:browser`, which starts what the tests talk to. */
export default {
	...base,
	testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	// Unlike the other tests, these use host/.
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.cache/'],
	testTimeout: TEST_TIMEOUT_MS,
};
