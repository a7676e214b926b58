import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GUARDS } from '../guards/guards';
import { wrongPieces } from '../guards/wrongPieces';

/* The table of `npm run test:guards`, which takes minutes, fits the sources. */

const PROJECT = resolve(__dirname, '../..');
const read = async (file: string) => await readFile(resolve(PROJECT, file), 'utf8');

test('each piece of source that a guard consists of is there once', async () => {
	expect(await wrongPieces(GUARDS, read)).toEqual([]);
});

test('a piece that is gone, or there twice, is found', async () => {
	const guard = (piece: string) => ({ title: 'One', removals: [{ file: 'one.ts', piece, by: '' }], test: { file: 'one', name: 'one' } });
	const problems = await wrongPieces(['gone', 'twice', 'once'].map(guard), async (file) => await Promise.resolve(`${file} twice twice once`));
	expect(problems).toEqual(['One: nodes/one.ts has this piece 0 times, not once: gone', 'One: nodes/one.ts has this piece 2 times, not once: twice']);
});

test('the tests that must fail exist, and no guard is in the table twice', () => {
	expect(GUARDS.filter(({ test: { file } }) => !existsSync(resolve(PROJECT, 'test', `${file}.test.ts`)))).toEqual([]);
	expect(GUARDS.filter(({ title }, index) => GUARDS.findIndex((guard) => guard.title === title) !== index)).toEqual([]);
});
