// npm test: installs what a fresh clone is missing, then checks types and lint, builds, and runs every test but the
// end-to-end ones. Arguments go to jest: `npm test -- test/package`. Uses only Node's own modules, since nothing else may be installed yet.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installProject } from '../host/installProject.mjs';
import { recordRun } from '../host/recordRun.mjs';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (file) => join(project, 'node_modules', file);
const JEST_RESULTS = join(project, '.cache', 'jest-results.json');

const TYPES = { title: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] };
const LINT = { title: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] };
const BUILD = { title: 'build', args: [bin('gulp/bin/gulp.js'), 'build'] };
const TESTS = {
	title: 'tests',
	args: [bin('jest/bin/jest.js'), '--json', `--outputFile=${JEST_RESULTS}`, ...process.argv.slice(2)],
	shownAtOnce: true,
};

/**
 * Runs one step and says how long it took. What it prints is shown when it fails, or at once where that is asked for.
 *
 * @param {{ title: string, args: string[], shownAtOnce?: boolean }} step a Node program and its arguments
 * @returns {Promise<boolean>} whether it succeeded
 */
async function succeeds({ title, args, shownAtOnce = false }) {
	const startedAt = Date.now();
	const child = spawn(process.execPath, args, {
		cwd: project,
		stdio: shownAtOnce ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk));
	const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
	const ok = exitCode === 0;
	console.log(`${ok ? 'ok    ' : 'FAILED'}  ${title}  ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
	if (!ok && output) console.log(output);
	return ok;
}

/** Tests counted by jest; a test file that could not be run, or a run without any result, is one failure. */
async function testCounts(ok) {
	const results = JSON.parse(await readFile(JEST_RESULTS, 'utf8').catch(() => '{}'));
	const passed = results.numPassedTests ?? 0;
	const failed = (results.numFailedTests ?? 0) + (results.numRuntimeErrorTestSuites ?? 0);
	if (!ok) return { passed, failed: Math.max(failed, 1) };
	if (process.argv.length > 2) return { passed, failed };
	const { devDependencies } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
	const run = { suite: 'engine', n8nVersion: devDependencies['n8n-core'], nodeVersion: process.versions.node };
	return { passed, failed: failed + recordRun({ ...run, passed: countEngineTests(results) }) };
}

/** Every check in turn, the cheap ones first; stops after the first that fails. */
async function runAll() {
	const counts = { passed: 0, failed: 0 };
	const count = (results) => {
		for (const ok of results) counts[ok ? 'passed' : 'failed'] += 1;
		return results.every(Boolean);
	};

	await installProject();
	if (!count(await Promise.all([TYPES, LINT].map(succeeds)))) return counts;
	if (!count([await succeeds(BUILD)])) return counts;

	await mkdir(dirname(JEST_RESULTS), { recursive: true });
	await rm(JEST_RESULTS, { force: true });
	const { passed, failed } = await testCounts(await succeeds(TESTS));
	return { passed: counts.passed + passed, failed: counts.failed + failed };
}

const { passed, failed } = await runAll().catch((error) => {
	console.error(error.message);
	return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
