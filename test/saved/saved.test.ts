import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODES, OPERATIONS } from '../../build/operations';
import type { ProblemCode } from '../../nodes/shared/core/problem/problem';
import { startRecorder, type Recorder } from './recorder';
import { runSaved } from './runSaved';
import { currentForms, currentOutputs, readKinds, type SavedField } from './savedForms';
import { readSaved } from './savedWorkflows';

/** Those that IF and Switch nodes of saved workflows ask for. */
const CODES = ['invalidInput', 'unreachable', 'rateLimited', 'unauthorized', 'refused', 'unconfirmed', 'canceled'] as const satisfies ProblemCode[];

const SAVED = NODES.flatMap(({ name }) => Object.entries(readSaved(name)).map(([title, workflow]) => ({ name, title, ...workflow })));

let recorder: Recorder;

beforeAll(async () => {
	recorder = await startRecorder();
});

afterAll(async () => await recorder.close());

test.each(SAVED)('$name $title, saved with version 1, sends the same bytes', async ({ name, parameters, sent }) => {
	const now = await runSaved(recorder, name, parameters);
	// As text, since the order of members counts.
	expect(JSON.stringify(now.sent)).toBe(JSON.stringify(sent));
	expect(now.sent).not.toEqual([]);
});

test('every operation is saved, so that later versions can be compared with it', () => {
	const saved = SAVED.map(({ name, title }) => `${name} ${title}`);
	expect(OPERATIONS.map(({ title }) => title).filter((title) => !saved.includes(title))).toEqual([]);
});

test('every saved parameter is there under its name, with its type, its default and its choices', async () => {
	const forms = await currentForms();
	const changed = Object.entries(readKinds<SavedField>('forms')).flatMap(([node, operations]) =>
		Object.entries(operations).flatMap(([title, fields]) =>
			Object.entries(fields).flatMap(([path, [type, initial, choices = []]]) => {
				const now = forms[node]?.[title]?.[path];
				if (now && now[0] === type && JSON.stringify(now[1]) === JSON.stringify(initial) && choices.every((choice) => now[2]?.includes(choice))) return [];
				return [`${node} ${title}: ${path} was ${JSON.stringify([type, initial, choices])}, is ${JSON.stringify(now ?? null)}`];
			}),
		),
	);
	expect(changed).toEqual([]);
});

test('every saved output field is there under its name, with its type', () => {
	const outputs = currentOutputs();
	const changed = Object.entries(readKinds<string>('outputs')).flatMap(([node, operations]) =>
		Object.entries(operations).flatMap(([title, members]) =>
			Object.entries(members).flatMap(([path, types]) => {
				const now = outputs[node]?.[title]?.[path];
				return now === types ? [] : [`${node} ${title}: ${path} was ${types}, is ${now ?? 'gone'}`];
			}),
		),
	);
	expect(changed).toEqual([]);
});

test('every error code is documented', () => {
	const document = readFileSync(join(__dirname, '../../docs/output.md'), 'utf8');
	expect(CODES.filter((code) => !document.includes(`| \`${code}\` |`))).toEqual([]);
});
