import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, isContext } from 'node:vm';
import { runProgram } from './package/runProgram';

/** Both files are the same: whichever comes second would see what the first one has left behind. */
const TEST = `const { appendFileSync, readFileSync } = require('node:fs');
const name = require.resolve('./ticks');
const ticks = () => readFileSync(name, 'utf8').length;
const pass = async (ms) => await new Promise((resolve) => setTimeout(resolve, ms));
test('nothing of another file goes on', async () => {
	const before = ticks();
	await pass(200);
	expect(ticks()).toBe(before);
});
test('an interval goes on', async () => {
	const before = ticks();
	setInterval(() => appendFileSync(name, ';'), 1);
	while (ticks() < before + 2) await pass(1);
});
`;
const FILES = {
	'one.test.js': TEST,
	'other.test.js': TEST,
	'ticks.js': '',
	'package.json': '{}',
	'jest.config.json': JSON.stringify({ testEnvironment: join(__dirname, 'environment.cjs'), transform: {} }),
};

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'environment-'))));
afterEach(async () => await rm(folder, { recursive: true }));

test('what a test file has set to be done at intervals ends with it', async () => {
	for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
	const program = join(require.resolve('jest/package.json'), '../bin/jest.js');
	const result = await runProgram([program, '--config', join(folder, 'jest.config.json'), '--runInBand', '--json', '--silent']);
	expect(result).toMatchObject({ success: true, numPassedTests: 4 });
});

test('the globals of a test file are plain properties, where Node can do that', () => {
	expect(isContext(globalThis)).toBe(constants.DONT_CONTEXTIFY !== undefined);
});
