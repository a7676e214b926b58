import base from './jest.e2e.config.mjs';

/** One test may lose a worker in the middle of a campaign and wait until n8n has noticed. */
const TEST_TIMEOUT_MS = 240_000;

/** @type {import('jest').Config} Run it with `npm run test:queue`, which starts what the tests talk to. */
export default {
	...base,
	testMatch: ['<rootDir>/test/queue/**/*.test.ts'],
	testTimeout: TEST_TIMEOUT_MS,
};
