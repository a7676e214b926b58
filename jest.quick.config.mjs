import base from './jest.config.mjs';

const UNITS = ['{elemente,kejue,levers,zudu}/**/*', '{bench,generic,shared}/**/*', 'triggers/shared/{publicUrl,svixSignature}', 'triggers/elemente/newCalls', 'outputSchemas', 'package/{circles,guards}'];

/** @type {import('jest').Config} The tests that need neither a build nor a server. Run it with `npm run test:quick`. */
export default {
	...base,
	testMatch: UNITS.map((name) => `<rootDir>/test/${name}.test.ts`),
};
