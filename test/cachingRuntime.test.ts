import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './package/runProgram';

/** Both files run the same: what one does must not reach the other, but for the file that it rewrites. */
const TEST = `const { readFileSync, writeFileSync } = require('node:fs');
const counter = require('./counter');
const name = require.resolve('./rewritten');
test('the module is run anew', () => expect([counter.next(), globalThis.runs]).toEqual([1, 1]));
test('the module is what stands in the file', () => {
	expect(readFileSync(name, 'utf8')).toContain(\`'\${require('./rewritten')}'\`);
	writeFileSync(name, \`module.exports = '\${__filename}';\`);
});
test('a stack names the place', () => expect(() => counter.fail()).toThrow(expect.objectContaining({ stack: expect.stringMatching(/counter\\.js:4:\\d+/) })));
test('arrays are those of the test', () => expect(counter.list instanceof Array).toBe(true));
`;
const FILES = {
	'counter.js': `let count = 0;
globalThis.runs = (globalThis.runs ?? 0) + 1;
exports.next = () => ++count;
exports.fail = () => { throw new Error('failed'); };
exports.list = [];
`,
	'rewritten.js': "module.exports = 'as it was';",
	'one.test.js': TEST,
	'other.test.js': TEST,
	'package.json': '{}',
	'jest.config.json': JSON.stringify({ runtime: join(__dirname, 'cachingRuntime.cjs'), transform: {} }),
};

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'caching-runtime-'))));
afterEach(async () => await rm(folder, { recursive: true }));

test('what is compiled once for all test files is run for each of them, which share nothing else', async () => {
	for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
	const program = join(require.resolve('jest/package.json'), '../bin/jest.js');
	const result = await runProgram([program, '--config', join(folder, 'jest.config.json'), '--runInBand', '--json', '--silent']);
	expect(result).toMatchObject({ success: true, numPassedTests: 8 });
});
