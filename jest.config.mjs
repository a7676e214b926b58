import { availableParallelism } from 'node:os';

// n8n's engine logs each node's failure, and failures are what most tests are about.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** For tests that hang. Ten times as long as any takes, since a machine may be busy with other things. */
const TEST_TIMEOUT_MS = 180_000;

/** More than there are cores, since many tests wait for something, and each takes about 1 GB; fewer where other suites run beside. */
const MAX_WORKERS = Number(process.env.JEST_WORKERS) || availableParallelism() + 4;

/** @type {import('jest').Config} */
export default {
	testEnvironment: '<rootDir>/test/environment.cjs',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/queue/', '<rootDir>/test/browser/', '<rootDir>/test/packages/'],
	// Otherwise jest's file map reports what is installed there as duplicates.
	modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/packages/'],
	transform: {
		'\\.[jt]s$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
		],
	},
	// Of all packages only this one, which openapi-backend loads: an ES module, which jest's module loader cannot require.
	transformIgnorePatterns: ['/node_modules/(?!@apidevtools/json-schema-ref-parser/)'],
	// Otherwise a third of what a small test file costs is reading and compiling n8n's engine.
	runtime: '<rootDir>/test/cachingRuntime.cjs',
	// n8n-core's dependency injection needs it before anything else.
	setupFiles: ['reflect-metadata'],
	testSequencer: '<rootDir>/test/longestFirst.mjs',
	testTimeout: TEST_TIMEOUT_MS,
	maxWorkers: MAX_WORKERS,
};
