// `npm run test:oldest`: the engine tests on the oldest n8n that the package promises to run on, under the Node that
// belongs to it, and then a real n8n of that version with the packed package. `-- engine` or `-- real` runs one half.
// Plain JavaScript, as nothing may be installed yet.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { askedToEnd, ENDED_EARLY } from './askedToEnd.mjs';
import { installHost } from './installHost.mjs';
import { installProject } from './installProject.mjs';
import { OLDEST } from './pinnedVersions.mjs';
import { recordRun } from './recordRun.mjs';
import { ROOM_FOR_GARBAGE } from '../test/runStep.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const JEST_RESULTS = join(projectFolder, '.cache', 'oldest-results.json');

/** Either half of the suite, and the tests that it counted. */
const HALVES = { engine: testEngine, real: testRealN8n };

void askedToEnd().then(() => process.exit(ENDED_EARLY));
const { passed, failed } = await testAll(process.argv.slice(2)).catch((error) => {
	console.error(error.name === 'Error' ? error.message : error.stack);
	return { passed: 0, failed: 1 };
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/**
 * @param {string[]} wanted names of halves; none means both
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function testAll(wanted) {
	const unknown = wanted.filter((name) => !(name in HALVES));
	if (unknown.length > 0) throw new Error(`There are the halves ${Object.keys(HALVES).join(' and ')}, not ${unknown.join(' and ')}.`);
	process.env.AI_CALLS_N8N_VERSION = OLDEST.n8nVersion;
	await installProject();
	const host = await installHost();

	const sum = { passed: 0, failed: 0 };
	for (const [name, test] of Object.entries(HALVES)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		const counts = await test(host);
		sum.passed += counts.passed;
		sum.failed += counts.failed;
	}
	return sum;
}

/** The tests of the nodes in n8n's engine, with everything that n8n brings from the host instead of the development packages. */
async function testEngine(host) {
	await run(process.execPath, [join(projectFolder, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build', '--silent']);
	mkdirSync(dirname(JEST_RESULTS), { recursive: true });
	rmSync(JEST_RESULTS, { force: true });
	await run(
		join(host.nodeFolder, 'node'),
		[
			ROOM_FOR_GARBAGE,
			join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js'),
			`--config=${join(projectFolder, 'jest.oldest.config.mjs')}`,
			'--json',
			`--outputFile=${JEST_RESULTS}`,
			// This n8n-core looks after SSH connections once a minute for as long as its process lives.
			'--forceExit',
		],
		{ AI_CALLS_HOST_MODULES: join(host.hostFolder, 'node_modules') },
	);
	const results = JSON.parse(readFileSync(JEST_RESULTS, 'utf8'));
	const succeeded = results.numPassedTests;
	if (results.success) {
		recordRun({ suite: 'engine', ...host });
		return { passed: succeeded, failed: 0 };
	}
	return countsOf(succeeded, results.numFailedTests + results.numRuntimeErrorTestSuites, false);
}

/** The tests that drive a real n8n: the packed package as n8n lists it, credentials, triggers, and every example. */
async function testRealN8n() {
	const lines = await run(process.execPath, [join(projectFolder, 'host', 'e2e.mjs')]);
	const [, succeeded = '0', failing = '0'] = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '') ?? [];
	return countsOf(Number(succeeded), Number(failing), lines.exitCode === 0);
}

/** What did not end well without having counted a failure is one. */
function countsOf(succeeded, failing, endedWell) {
	return { passed: succeeded, failed: endedWell ? failing : Math.max(1, failing) };
}

/**
 * Runs a Node program and shows what it writes.
 *
 * @param {string} node which Node
 * @param {string[]} parameters the program and what follows it
 * @param {NodeJS.ProcessEnv} [environment] added to ours
 * @returns {Promise<string[] & { exitCode: number | null }>} the lines it wrote
 */
async function run(node, parameters, environment = {}) {
	const child = spawn(node, parameters, {
		cwd: projectFolder,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const kill = () => child.kill();
	process.once('exit', kill);
	const lines = [];
	createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
	child.stdout.pipe(process.stdout);
	const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
	process.removeListener('exit', kill);
	return Object.assign(lines, { exitCode });
}
