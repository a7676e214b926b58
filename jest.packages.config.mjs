import base from './jest.e2e.config.mjs';

/** One test may lint a package, or start an n8n of its own. */
const TEST_TIMEOUT_MS = 300_000;

/** @type {import('jest').Config} Run it with `npm run test:packages`, which makes the packages and starts the sandbox. */
export default {
	...base,
	testMatch: ['<rootDir>/test/packages/**/*.test.ts'],
	testTimeout: TEST_TIMEOUT_MS,
	// Each lints in a process of its own.
	maxConcurrency: 2,
};
