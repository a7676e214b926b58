import { spawn } from 'node:child_process';

const REPORT_INTERVAL_MS = 10_000;
const KEPT_OUTPUT_LINES = 40;

/**
 * Runs a long command quietly and reports every ten seconds for how long it has been at it.
 * Its own output is shown only when it fails: the last 40 lines, in the error.
 *
 * @param {object} step
 * @param {string} step.title what is done, as a sentence without a full stop
 * @param {string} step.expected how long it usually takes, for example "about 2 minutes"
 * @param {string[]} step.command program and arguments
 * @param {string} step.cwd folder it runs in
 * @param {NodeJS.ProcessEnv} [step.env]
 * @param {(outputLine: string) => boolean} [step.isProgressLine] lines counted as steps done, and left out of the error
 * @param {number} [step.stepCount] how many such lines there will be
 * @param {string} [step.afterSteps] what goes on after the last of them
 * @returns {Promise<void>}
 * @throws {Error} when the command cannot be started or ends with anything but exit code 0
 */
export async function runWithProgress({ title, expected, command, cwd, env = process.env, isProgressLine = () => false, stepCount = 0, afterSteps = '' }) {
	const startedAt = Date.now();
	const seconds = () => Math.round((Date.now() - startedAt) / 1000);
	const lastLines = [];
	let stepsDone = 0;
	const progress = () => (stepsDone < stepCount ? `${stepsDone} of ${stepCount}` : afterSteps);

	console.log(`${title} (${expected}) ...`);
	const child = spawn(command[0], command.slice(1), {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a .cmd file on Windows, which only a shell can start.
		shell: process.platform === 'win32',
	});
	const kill = () => child.kill();
	process.once('exit', kill);
	const timer = setInterval(() => {
		console.log(`  ... still at it after ${seconds()} s${stepsDone === 0 ? '' : `, ${progress()}`}`);
	}, REPORT_INTERVAL_MS);

	const read = (stream) => {
		let rest = '';
		stream.setEncoding('utf8');
		stream.on('data', (chunk) => {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				if (isProgressLine(line)) stepsDone += 1;
				else lastLines.push(line);
			}
			lastLines.splice(0, Math.max(0, lastLines.length - KEPT_OUTPUT_LINES));
		});
		stream.on('end', () => rest && lastLines.push(rest));
	};
	read(child.stdout);
	read(child.stderr);

	try {
		await new Promise((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (code, signal) =>
				code === 0 ? resolve(undefined) : reject(new Error(`it ended with ${signal ?? `exit code ${code}`}`)),
			);
		});
	} catch (cause) {
		throw new Error(`"${command.join(' ')}" in ${cwd} did not succeed: ${cause.message}\n${lastLines.join('\n')}`);
	} finally {
		clearInterval(timer);
		process.removeListener('exit', kill);
	}
	console.log(`  done in ${seconds()} s`);
}
