import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { projectFolder } from '../../host/projectFolder';
import type { Guard } from './guard';
import { GUARDS } from './guards';
import { ProjectCopy, type Ran } from './projectCopy';
import { wrongPieces } from './wrongPieces';

/** Each needs a processor and about 1 GB. */
const MAX_COPIES = 4;
/** What jest writes where an assertion has failed. */
const ASSERTION = /expect\(|Property failed/;

/** Runs the named tests as they are, then each one without its guard. `parts`: of titles; none means all */
export async function checkGuards(parts: string[]): Promise<{ passed: number; failed: number }> {
	const guards = GUARDS.filter(({ title }) => parts.length === 0 || parts.some((part) => title.includes(part)));
	const rotten = await wrongPieces(guards, async (file) => await readFile(join(projectFolder, file), 'utf8'));
	if (rotten.length > 0) {
		console.log(rotten.join('\n'));
		return { passed: 0, failed: rotten.length };
	}
	const first = await ProjectCopy.built(projectFolder);
	const others = Array.from({ length: Math.min(availableParallelism(), MAX_COPIES) - 1 }, async () => await first.again());
	const copies = [first, ...(await Promise.all(others))];

	const files = [...new Set(guards.map(({ test }) => test.file))];
	const unchanged = new Map<string, Ran>();
	await eachIn(copies, files, async (copy, file) => {
		const names = guards.flatMap(({ test }) => (test.file === file ? [test.name] : []));
		unchanged.set(file, await copy.runTests(file, [...new Set(names)]));
		console.log(`ran     ${file}, with all guards`);
	});

	let passed = 0;
	await eachIn(copies, guards, async (copy, guard) => {
		const startedAt = Date.now();
		const problem = problemBefore(guard, unchanged.get(guard.test.file)) ?? problemWithout(guard, await copy.without(guard.removals, async () => await copy.runTests(guard.test.file, [guard.test.name])));
		if (problem === undefined) passed++;
		console.log(`${problem === undefined ? 'ok    ' : 'FAILED'}  ${guard.title}  ${((Date.now() - startedAt) / 1000).toFixed(1)} s${problem === undefined ? '' : `\n        ${problem}`}`);
	});
	return { passed, failed: guards.length - passed };
}

async function eachIn<T>(copies: ProjectCopy[], all: T[], task: (copy: ProjectCopy, one: T) => Promise<void>): Promise<void> {
	const left = [...all];
	await Promise.all(
		copies.map(async (copy) => {
			for (let one = left.shift(); one !== undefined; one = left.shift()) await task(copy, one);
		}),
	);
}

const ranOf = ({ test }: Guard, { tests }: Ran) => tests.filter(({ fullName, status }) => fullName.includes(test.name) && (status === 'passed' || status === 'failed'));

function problemBefore(guard: Guard, ran: Ran | undefined): string | undefined {
	const { file, name } = guard.test;
	if (!ran || ran.problems.length > 0) return `test/${file} cannot be run: ${ran?.problems.join(' ')}`;
	const tests = ranOf(guard, ran);
	if (tests.length === 0) return `test/${file} has no test "${name}"`;
	const broken = tests.find(({ status }) => status === 'failed');
	return broken && `The test "${broken.fullName}" of test/${file} fails with all guards: ${broken.messages.join(' ')}`;
}

function problemWithout(guard: Guard, ran: Ran): string | undefined {
	const { file, name } = guard.test;
	const failed = ranOf(guard, ran).filter(({ status }) => status === 'failed');
	if (failed.some(({ messages }) => messages.some((message) => ASSERTION.test(message)))) return undefined;
	const [why] = [...ran.problems, ...failed.flatMap(({ messages }) => messages)];
	return why === undefined ? `Without this guard, the test "${name}" of test/${file} still passes` : `Without this guard, test/${file} fails in another way than by an assertion: ${why}`;
}
