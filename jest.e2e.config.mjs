import { chosenVersion, OLDEST } from './host/pinnedVersions.mjs';
import base from './jest.config.mjs';

/** One test may run several whole campaigns in n8n; what hangs is to fail by itself before, and to say where. */
const TEST_TIMEOUT_MS = 240_000;

/** That n8n keeps nothing of an execution that is stopped, not even for its retry, which runs no node. */
const NOT_ON_OLDEST = ['<rootDir>/test/e2e/stopping.test.ts'];

/** @type {import('jest').Config} Run it with `npm run test:e2e`, which starts what the tests talk to. */
export default {
	...base,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', ...(chosenVersion() === OLDEST ? NOT_ON_OLDEST : [])],
	// Unlike the other tests, these use host/.
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.cache/', '<rootDir>/packages/'],
	testTimeout: TEST_TIMEOUT_MS,
};
