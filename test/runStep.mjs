import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project. */
export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));

const bin = (file) => join(PROJECT, 'node_modules', file);

/**
 * One check: a Node program and its arguments.
 *
 * @typedef {{ title: string, args: string[], shownAtOnce?: boolean }} Step
 */

/**
 * A run of tsc that only checks, and remembers what it has checked.
 *
 * @param {string} tsconfig file name
 * @returns {string[]}
 */
const checkOf = (tsconfig) => [
	bin('typescript/bin/tsc'),
	...['--project', tsconfig, '--noEmit'],
	...['--incremental', '--tsBuildInfoFile', join('.cache', 'types', `${tsconfig}.tsbuildinfo`)],
];

/** Everything. @type {Step} */
export const TYPES = { title: 'types', args: checkOf('tsconfig.json') };

/** What is published, more strictly; a build checks it, too. @type {Step} */
export const PUBLISHED_TYPES = { title: 'types of what is published', args: checkOf('tsconfig.build.json') };

/** @param {string[]} what files and folders, and further options @returns {Step} */
export const lint = (...what) => ({ title: 'lint', args: [bin('eslint/bin/eslint.js'), '--max-warnings', '0', ...what] });

/** @type {Step} */
export const BUILD = { title: 'build', args: [bin('gulp/bin/gulp.js'), 'build'] };

/** Room for what tests make and drop: with Node's 16 MB a tenth of their time is collecting garbage. jest's workers get it, too. */
export const ROOM_FOR_GARBAGE = '--max-semi-space-size=32';

/** @param {string[]} options @returns {Step} */
export const tests = (...options) => ({ title: 'tests', args: [ROOM_FOR_GARBAGE, bin('jest/bin/jest.js'), ...options], shownAtOnce: true });

/**
 * Runs one step and says how long it took. What it prints is shown when it fails, or at once where that is asked for.
 *
 * @param {Step} step
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function runStep({ title, args, shownAtOnce = false }) {
	const startedAt = Date.now();
	const child = spawn(process.execPath, args, {
		cwd: PROJECT,
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
