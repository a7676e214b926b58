import path from 'node:path';
import * as n8nWorkflow from 'n8n-workflow';
import { importedNames } from './importedNames';

const BUILT = path.resolve(__dirname, '../../dist');

// `npm test` runs this on the newest n8n-workflow that we support, `npm run test:oldest` on the oldest.
describe('Values that the built package takes out of n8n-workflow', () => {
	const imported = importedNames(BUILT, 'n8n-workflow');

	it('are found', () => {
		expect([...imported.keys()]).toEqual(expect.arrayContaining(['NodeApiError', 'NodeConnectionTypes', 'NodeOperationError']));
	});

	it.each([...imported])('%s, in %s, is there', (name) => {
		expect(Object.keys(n8nWorkflow)).toContain(name);
	});
});
