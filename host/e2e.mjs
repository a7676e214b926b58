// `npm run test:e2e`: installs what a fresh clone is missing, starts one real n8n with the packed package beside the
// sandbox, and runs the tests in test/e2e against it. Arguments are parts of paths: `npm run test:e2e -- credentials`.
import { fileURLToPath } from 'node:url';

import { askedToEnd, ENDED_EARLY } from './askedToEnd.mjs';
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';

const jestConfig = fileURLToPath(new URL('../jest.e2e.config.mjs', import.meta.url));

/** @returns {Promise<{ passed: number, failed: number }>} a test file that cannot be run counts as one failure */
async function runTests() {
	await installProject();
	const host = await installHost();
	const { tsImport } = await import('tsx/esm/api');
	const { startPlayground } = await tsImport('./startPlayground.ts', import.meta.url);
	const { temporaryHome } = await tsImport('./temporaryHome.ts', import.meta.url);
	const { serveCrashes } = await tsImport('./serveCrashes.ts', import.meta.url);
	const { runCLI } = await import('jest');

	const playground = await startPlayground({ host, home: temporaryHome(), report: (what) => console.log(`${what} ...`) });
	try {
		// Tests run in a context of their own: all that reaches them is the environment.
		process.env.AI_CALLS_E2E = JSON.stringify({
			n8nUrl: playground.n8n.baseUrl,
			crashUrl: await serveCrashes(playground),
			providers: playground.sandbox.providers,
		});
		const { results } = await runCLI(
			{ runInBand: true, testPathPatterns: process.argv.slice(2), _: [], $0: 'test:e2e' },
			[jestConfig],
		);
		if (!results.success) console.log(`n8n wrote last:\n${playground.n8n.log().split('\n').slice(-20).join('\n')}`);
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		return { passed: results.numPassedTests, failed: results.success ? failed : Math.max(1, failed) };
	} finally {
		await playground.stop();
	}
}

// n8n is killed as this process exits.
void askedToEnd().then(() => process.exit(ENDED_EARLY));

const { passed, failed } = await runTests().catch((error) => {
	console.error(error.name === 'Error' ? error.message : error.stack);
	return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
// Not just exitCode: keep-alive connections of fetch would hold the process for some seconds.
process.exit(failed === 0 && passed > 0 ? 0 : 1);
