import base from './jest.config.mjs';

/** Thousands of items, through code that the other tests reach as well. */
const TOO_LONG = '<rootDir>/test/engine/tenThousand.test.ts';

/** What that n8n cannot do: it has no such guards, and does not hand on what became of a connection. */
const NOT_YET = ['guardedNetwork', 'neverConnected'].map((name) => `<rootDir>/test/engine/${name}.test.ts`);

/** @type {import('jest').Config} Run it with `npm run test:oldest`, which brings the oldest n8n and its Node. */
export default {
	...base,
	testMatch: ['<rootDir>/test/{engine,triggers}/**/*.test.ts', '<rootDir>/test/package/imports.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', TOO_LONG, ...NOT_YET],
	resolver: '<rootDir>/test/engine/resolveFromHost.cjs',
};
