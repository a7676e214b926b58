import { join } from 'node:path';
import { runProgram } from '../package/runProgram';

// In a process of its own: NODE_ENV=test switches some of the rules to another behavior.
test('n8n finds nothing wrong with the forms as they are put together', async () => {
	expect(await runProgram(['--import', 'tsx', join(__dirname, 'lintForms.ts')])).toEqual([]);
});
