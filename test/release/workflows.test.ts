import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { PROJECT } from '../package/packedPackage';

const FOLDER = join(PROJECT, '.github/workflows');

const step = z.object({ name: z.string(), uses: z.string(), run: z.string(), with: z.record(z.unknown()), env: z.record(z.string()) }).partial().strict();
const permissions = z.record(z.enum(['read', 'write', 'none']));
const job = z.object({
	name: z.string().optional(),
	'runs-on': z.literal('ubuntu-latest'),
	// Without it, one that hangs goes on for six hours.
	'timeout-minutes': z.number().max(90),
	environment: z.string().optional(),
	permissions: permissions.optional(),
	env: z.record(z.string()).optional(),
	strategy: z.object({ 'fail-fast': z.boolean(), matrix: z.record(z.array(z.union([z.string(), z.number()]))) }).optional(),
	steps: z.array(step).min(1),
}).strict();
const workflow = z.object({
	name: z.string(),
	on: z.object({ push: z.object({ branches: z.array(z.string()), tags: z.array(z.string()) }).partial().strict(), pull_request: z.null() }).partial().strict(),
	permissions,
	concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean().optional() }).strict(),
	jobs: z.record(job),
}).strict();

const FILES = readdirSync(FOLDER).filter((file) => /\.ya?ml$/.test(file));
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

test('there is one workflow that tests and one that publishes', () => {
	expect(FILES.sort()).toEqual(['ci.yml', 'publish.yml']);
});

describe.each(FILES)('%s', (file) => {
	const { permissions: ofAll, jobs } = workflow.parse(parse(read(file)));
	const steps = Object.values(jobs).flatMap((one) => one.steps);

	it('takes every action from one commit, and says which version that is', () => {
		const lines = read(file).split('\n').filter((line) => /\buses:/.test(line));
		expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
		expect(lines.filter((line) => !/^ *- uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
	});

	it('may write nothing; only what publishes may identify itself to npm, in an environment that a person protects', () => {
		const mayWrite = (given: z.infer<typeof permissions> = {}) => Object.entries(given).flatMap(([name, access]) => (access === 'write' ? [name] : []));
		expect(mayWrite(ofAll)).toEqual([]);
		expect(Object.values(jobs).map((one) => ({ mayWrite: mayWrite(one.permissions), environment: one.environment }))).toEqual([
			file === 'publish.yml' ? { mayWrite: ['id-token'], environment: 'npm' } : { mayWrite: [], environment: undefined },
		]);
	});

	it('has no secret, and leaves none in the clone', () => {
		expect(read(file)).not.toMatch(/secrets|NODE_AUTH_TOKEN|NPM_TOKEN/i);
		const clones = steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
		expect(clones.map((one) => one.with?.['persist-credentials'])).toEqual([false]);
	});

	it('takes nothing that others can name into a command but as a quoted variable', () => {
		const commands = steps.flatMap(({ run }) => run ?? []);
		expect(commands.length).toBeGreaterThan(0);
		expect(commands.filter((command) => command.includes('${{') || command.replace(/"[^"]*"/g, '').includes('$'))).toEqual([]);
	});
});
