import { useSandbox } from '../useSandbox';
import { PLACING_OPERATIONS } from './placingOperations';
import { runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const sandbox = useSandbox({ phaseMs: 0 });

const HINT = {
	message:
		"Pin this node's output before you edit it or a node before it: otherwise executing a later step runs this node again and places the calls again.",
	location: 'outputPane',
};

/** Hints on pinning; others speak of the run. */
const pinHints = (hints: unknown[]) => hints.filter((hint) => JSON.stringify(hint).includes('Pin '));

const CALLING = PLACING_OPERATIONS.filter(({ dials }) => dials);

const run = async ({ provider, parameters }: (typeof PLACING_OPERATIONS)[number], more: Partial<NodeRun> = {}) =>
	await runNode({
		type: provider,
		parameters,
		secrets: sandboxSecrets(sandbox),
		items: [{ phone: '+14155550123', agent: 'agent_sandbox_1' }, { phone: '+14155550124', agent: 'agent_sandbox_2' }],
		...more,
	});

describe.each(CALLING)('$name', (operation) => {
	test('tells once to pin the output after it was run by hand', async () => {
		const { hints, error } = await run(operation, { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(pinHints(hints)).toEqual([HINT]);
	});

	test('tells nothing where the workflow runs by itself', async () => {
		expect(pinHints((await run(operation, { mode: 'trigger' })).hints)).toEqual([]);
	});

	test('tells nothing after a dry run', async () => {
		const options = { dryRun: true };
		const { hints } = await run({ ...operation, parameters: { ...operation.parameters, options } }, { mode: 'manual' });
		expect(pinHints(hints)).toEqual([]);
	});
});

test.each(PLACING_OPERATIONS.filter(({ dials }) => !dials))('$name calls nobody, so it tells nothing', async (operation) => {
	expect(pinHints((await run(operation, { mode: 'manual' })).hints)).toEqual([]);
});
