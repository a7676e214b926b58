import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const PROJECT = path.resolve(__dirname, '../..');
const NOT_COPIED = ['.git', '.cache', 'artifacts', 'coverage', 'dist', 'node_modules'];
const FOLDER = 'nodes/Zudu/agent';
const MAX_RUN_MS = 900_000;

/** A documented endpoint as an operation: all that has to be written for one. */
function operationFile({ name, effect, body }: { name: string; effect: string; body: string }): string {
	const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
	const title = words.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
	return `import { writeOptions } from '../../shared/core/input/fields';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { defineOperation } from '../../shared/core/operation';
import { apiPath } from '../../shared/core/sending/apiPath';

/** https://docs.zudu.ai/api-reference/agents/tools */
export const ${name} = defineOperation({
	option: { name: '${title}', value: '${name}', description: 'Send the events of an agent to a webhook', action: '${words.replace(/^./, (letter) => letter.toUpperCase())}' },
	properties: [
		{ displayName: 'Agent ID', name: 'agentId', type: 'string', required: true, default: '', placeholder: 'e.g. agent_1f2e3d' },
		{ displayName: 'Webhook ID', name: 'webhookId', type: 'string', required: true, default: '', placeholder: 'e.g. webhook_7a6b5c' },
		writeOptions,
	],
	${effect}response: objectOrEmpty,
	request: ({ agentId, ${body.includes('webhookId') ? 'webhookId' : 'webhookId: _unused'} }) => ({
		method: 'POST',
		path: apiPath('/api/agents/{agentId}/tools/post-call-webhook/assign', { agentId }),
		body: ${body},
	}),
});
`;
}

const EFFECT = "effect: { what: 'assignment of the webhook', where: 'the agents in the Zudu portal' },\n\t";
const BODY = '{ webhook_id: webhookId }';

const ADDED = { name: 'attachTestWebhook', effect: EFFECT, body: BODY };

/** What goes wrong most easily, and the test that says so. */
const MISTAKES = [
	{ name: 'forgetEffect', effect: '', body: BODY, found: 'every operation that does not read has an effect, or a reason why it has none' },
	{ name: 'loseField', effect: EFFECT, body: "{ webhook_id: 'webhook_7a6b5c' }", found: 'zudu agent loseField sends each field under its own name' },
	{
		name: 'misspellMember',
		effect: EFFECT,
		body: '{ webhookId }',
		found: 'zudu agent misspellMember sends what its endpoint takes: the least, everything, and every choice and limit of its fields',
	},
	{
		name: 'sendTooMuch',
		effect: EFFECT,
		body: "{ webhook_id: webhookId, note: 'sent' }",
		found: 'zudu agent sendTooMuch sends nothing that is neither entered nor required',
	},
];

/** test/engine/faults/plainEffects.test.ts for the operation alone. */
const FAULTS_OF_ADDED = `import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { PLAIN_EFFECTS } from '../plainEffects';
import { REFUSALS, UNCONFIRMED, WAITS } from './faultCases';
import { testEffects } from './testEffects';

useFastClock();
const sandbox = useSandbox();

testEffects(sandbox, PLAIN_EFFECTS.filter(({ name }) => name.endsWith('${ADDED.name}')), [...REFUSALS, ...WAITS, ...UNCONFIRMED]);
`;

let copy: string;

beforeAll(async () => {
	copy = await realpath(await mkdtemp(path.join(tmpdir(), 'added-operation-')));
	await cp(PROJECT, copy, { recursive: true, filter: (source) => !NOT_COPIED.includes(path.relative(PROJECT, source)) });
	await symlink(await realpath(path.join(PROJECT, 'node_modules')), path.join(copy, 'node_modules'), 'junction');
});

afterAll(async () => await rm(copy, { recursive: true }));

async function add(operation: Parameters<typeof operationFile>[0]): Promise<void> {
	await writeFile(path.join(copy, FOLDER, `${operation.name}.ts`), operationFile(operation));
	await appendFile(path.join(copy, FOLDER, 'index.ts'), `export { ${operation.name} } from './${operation.name}';\n`);
}

/** Runs a program of node_modules/ in the copy, and gives what it printed whether it succeeded or not. */
async function program(file: string, ...args: string[]): Promise<{ failed: boolean; output: string }> {
	const { NODE_ENV: _jest, JEST_WORKER_ID: _worker, ...env } = process.env;
	const options = { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 };
	return await run(process.execPath, [path.join(copy, 'node_modules', file), ...args], options).then(
		({ stdout }) => ({ failed: false, output: stdout }),
		(error: { stdout: string; stderr: string }) => ({ failed: true, output: error.stdout + error.stderr }),
	);
}

/** Full names of the tests that pass and of those that fail, among those about these operations and about all together. */
async function testsIn(files: string[], names: string[]): Promise<{ passed: string[]; failed: string[] }> {
	const results = path.join(copy, 'results.json');
	const wanted = `(${names.join('|')}|^(every|no|n8n) )`;
	await program('jest/bin/jest.js', ...files, '-t', wanted, '--json', `--outputFile=${results}`, '--runInBand');
	const { testResults } = JSON.parse(await readFile(results, 'utf8')) as {
		testResults: Array<{ message: string; assertionResults: Array<{ fullName: string; status: string }> }>;
	};
	const assertions = testResults.flatMap(({ assertionResults }) => assertionResults);
	const of = (status: string) => assertions.filter((one) => one.status === status).map(({ fullName }) => fullName);
	const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0).map(({ message }) => message);
	return { passed: of('passed'), failed: [...of('failed'), ...broken] };
}

test('an operation is one file and one line: lint, build and all tests that hold for any operation need nothing else', async () => {
	await add(ADDED);
	const changed = [`${FOLDER}/${ADDED.name}.ts`, `${FOLDER}/index.ts`];
	expect(await program('eslint/bin/eslint.js', '--max-warnings', '0', ...changed)).toEqual({ failed: false, output: '' });
	expect(await program('gulp/bin/gulp.js', 'build')).toEqual({ failed: false, output: expect.any(String) });
	await writeFile(path.join(copy, 'test/engine/faults/added.test.ts'), FAULTS_OF_ADDED);
	const { passed, failed } = await testsIn(['test/generic', 'test/engine/placingOperations', 'test/engine/faults/added'], [ADDED.name]);
	expect(failed).toEqual([]);
	expect(passed).toEqual(
		expect.arrayContaining([
			`zudu agent ${ADDED.name} sends each field under its own name`,
			`zudu agent ${ADDED.name} offers every documented member`,
			`zudu agent ${ADDED.name} reset before accepting`,
			'every other effect goes through those that need nothing arranged',
		]),
	);
}, MAX_RUN_MS);

test('every planted mistake is found', async () => {
	for (const mistake of MISTAKES) await add(mistake);
	const { failed } = await testsIn(
		['test/generic'],
		MISTAKES.map(({ name }) => name),
	);
	expect(failed).toEqual(expect.arrayContaining(MISTAKES.map(({ found }) => found)));
	expect(failed.filter((name) => name.includes(ADDED.name))).toEqual([]);
}, MAX_RUN_MS);
