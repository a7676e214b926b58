// npm run test:quick: for use while editing, in less than a minute. Types, lint of what differs from the main branch, and
// the tests that need neither a build nor a server. `npm test` is what counts.
import { execFileSync } from 'node:child_process';

import { installProject } from '../host/installProject.mjs';
import { lint, PROJECT, PUBLISHED_TYPES, runStep, tests, TYPES } from './runStep.mjs';

const LINTED = /\.([cm]?js|ts|json)$/;
const MAIN = 'main';

const git = (...args) => execFileSync('git', args, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Files that differ from the last commit shared with the main branch, or, where there is no such branch, from the last commit. */
function changedFiles() {
	let base = 'HEAD';
	try {
		base = git('merge-base', MAIN, 'HEAD').trim();
	} catch {
		// A clone of another branch alone.
	}
	const listed = [git('diff', '--name-only', '--diff-filter=d', base), git('ls-files', '--others', '--exclude-standard')];
	return listed.flatMap((names) => names.split('\n')).filter((name) => LINTED.test(name));
}

await installProject();
const changed = changedFiles();
const steps = [
	TYPES,
	PUBLISHED_TYPES,
	...(changed.length > 0 ? [lint('--no-warn-ignored', ...changed)] : []),
	{ ...tests('--config', 'jest.quick.config.mjs'), shownAtOnce: false },
];
const results = await Promise.all(steps.map(runStep));
process.exitCode = results.every(Boolean) ? 0 : 1;
