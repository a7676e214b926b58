import { basename } from 'node:path';

import { askedToEnd, ENDED_EARLY } from './askedToEnd.mjs';
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';
import { recordRun } from './recordRun.mjs';

/**
 * Runs a suite of tests against something real that is started for them, then ends this process. Arguments of the
 * program are parts of paths: `npm run test:e2e -- credentials`. The last line is "N passed, M failed".
 *
 * @param {object} suite
 * @param {string} suite.jestConfig path of its jest configuration
 * @param {boolean} [suite.isRecorded] whether the tables of compatible versions tell of it; they do when left out
 * @param {() => unknown} [suite.check] throws when the machine lacks a program that the suite needs, before anything is installed
 * @param {(host: Awaited<ReturnType<typeof installHost>>) => Promise<{ environment: object, log(): string, stop(): Promise<void> }>} suite.setUp
 *   starts what the tests talk to. They run in a context of their own, so all that reaches them is `environment`, as
 *   JSON in the environment variable AI_CALLS_E2E, together with `n8nVersion`; `log` is shown when a test fails.
 * @returns {Promise<never>}
 */
export async function runSuite({ jestConfig, isRecorded = true, check, setUp }) {
	// Whatever was started ends as this process exits.
	void askedToEnd().then(() => process.exit(ENDED_EARLY));

	const { passed, failed } = await runTests({ jestConfig, isRecorded, check, setUp }).catch((error) => {
		console.error(error.name === 'Error' ? error.message : error.stack);
		return { passed: 0, failed: 1 };
	});
	console.log(`${passed} passed, ${failed} failed`);
	// Not just exitCode: keep-alive connections of fetch would hold the process for some seconds.
	process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/** "e2e" of ".../jest.e2e.config.mjs". */
function suiteOf(jestConfig) {
	return basename(jestConfig).split('.')[1];
}

/** @returns {Promise<{ passed: number, failed: number }>} a test file that cannot be run counts as one failure */
async function runTests({ jestConfig, isRecorded, check, setUp }) {
	check?.();
	await installProject();
	const host = await installHost();
	const running = await setUp(host);
	try {
		const testPathPatterns = process.argv.slice(2);
		process.env.AI_CALLS_E2E = JSON.stringify({ ...running.environment, n8nVersion: host.n8nVersion });
		const { runCLI } = await import('jest');
		const { results } = await runCLI({ runInBand: true, testPathPatterns, _: [], $0: 'jest' }, [jestConfig]);
		if (!results.success) console.log(`n8n wrote last:\n${running.log().split('\n').slice(-20).join('\n')}`);
		const passed = results.numPassedTests;
		if (results.success) {
			if (isRecorded && testPathPatterns.length === 0) recordRun({ suite: suiteOf(jestConfig), ...host });
			return { passed, failed: 0 };
		}
		return { passed, failed: Math.max(1, results.numFailedTests + results.numRuntimeErrorTestSuites) };
	} finally {
		await running.stop();
	}
}
