// npm test: installs what a fresh clone is missing, then checks types, lints and builds side by side, and runs every test
// but the end-to-end ones. Arguments go to jest: `npm test -- test/package`. Uses only Node's own modules, since nothing else may be installed yet.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { installProject } from '../host/installProject.mjs';
import { recordRun } from '../host/recordRun.mjs';
import { BUILD, lint, PROJECT, runStep, tests, TYPES } from './runStep.mjs';

const JEST_RESULTS = join(PROJECT, '.cache', 'jest-results.json');

/** Tests counted by jest; a test file that could not be run, or a run without any result, is one failure. */
async function testCounts(ok) {
	const results = JSON.parse(await readFile(JEST_RESULTS, 'utf8').catch(() => '{}'));
	const passed = results.numPassedTests ?? 0;
	const failed = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
	if (!ok) return { passed, failed: Math.max(failed, 1) };
	if (process.argv.length === 2) {
		const { devDependencies } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
		recordRun({ suite: 'engine', n8nVersion: devDependencies['n8n-core'], nodeVersion: process.versions.node });
	}
	return { passed, failed };
}

/** The cheap checks side by side, then, if they succeed, the tests. */
async function runAll() {
	await installProject();
	const checks = await Promise.all([TYPES, lint('.'), BUILD].map(runStep));
	const succeeded = checks.filter(Boolean).length;
	if (succeeded < checks.length) return { passed: succeeded, failed: checks.length - succeeded };

	await mkdir(dirname(JEST_RESULTS), { recursive: true });
	await rm(JEST_RESULTS, { force: true });
	const ok = await runStep(tests('--json', `--outputFile=${JEST_RESULTS}`, ...process.argv.slice(2)));
	const { passed, failed } = await testCounts(ok);
	return { passed: succeeded + passed, failed };
}

const { passed, failed } = await runAll().catch((error) => {
	console.error(error.message);
	return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
