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

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const JEST_RESULTS = join(projectFolder, '.cache', 'oldest-results.json');

/** What a user meets: the package as n8n lists it, its credentials and triggers, and every example. */
const REAL_N8N_TESTS = ['loadedPackage', 'credentials.test', 'firstCalls', 'campaign', 'leversToken', 'httpRequest', 'triggers'];

const HALVES = {
	engine: async (host) => {
		await run(process.execPath, [join(projectFolder, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build', '--silent']);
		mkdirSync(dirname(JEST_RESULTS), { recursive: true });
		rmSync(JEST_RESULTS, { force: true });
		await run(join(host.nodeFolder, 'node'), [
			join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js'),
			`--config=${join(projectFolder, 'jest.oldest.config.mjs')}`,
			'--json',
			`--outputFile=${JEST_RESULTS}`,
			// This n8n-core looks after SSH connections once a minute, for as long as the process lives.
			'--forceExit',
		], { AI_CALLS_HOST_MODULES: join(host.hostFolder, 'node_modules') });
		const results = JSON.parse(readFileSync(JEST_RESULTS, 'utf8'));
		recordRun({ command: 'npm run test:oldest -- engine', ...host, results });
		return { passed: results.numPassedTests, failed: results.numFailedTests + results.numRuntimeErrorTestSuites };
	},
	real: async () => {
		const lines = await run(process.execPath, [join(projectFolder, 'host', 'e2e.mjs'), ...REAL_N8N_TESTS]);
		const [, passed, failed] = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '') ?? [];
		return { passed: Number(passed), failed: Number(failed) };
	},
};

/**
 * Runs a program whose output is shown, and gives its lines. Not succeeding is no error here: what it wrote tells.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment] added to ours
 * @returns {Promise<string[]>}
 */
async function run(program, parameters, environment = {}) {
	const child = spawn(program, parameters, { cwd: projectFolder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
	const kill = () => child.kill();
	process.once('exit', kill);
	const lines = [];
	createInterface(child.stdout).on('line', (line) => {
		console.log(line);
		lines.push(line);
	});
	await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
	process.removeListener('exit', kill);
	return lines;
}
