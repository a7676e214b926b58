import { getEventListeners } from 'node:events';
import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { DIALLING_OPERATIONS, parametersOf, PLACING_OPERATIONS } from './placingOperations';
import { runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const sandbox = useSandbox();
const PEOPLE = Array.from({ length: 3 }, (_, row) => ({ phone: `+1415${5_557_000 + row}`, agent: `agent_${row}`, timeout: 30 }));
const RULES: INodeParameters = { campaignRules: { callsPerMinute: 6000 } };

/** Signals made of several in a run. Node.js keeps one, with all that listens to it, for as long as anything listens. */
async function signalsOf(options: Pick<NodeRun, 'type' | 'parameters'> & Partial<NodeRun>): Promise<AbortSignal[]> {
	const signals: AbortSignal[] = [];
	const { any } = AbortSignal;
	const spy = jest.spyOn(AbortSignal, 'any').mockImplementation((sources) => {
		const signal = any.call(AbortSignal, sources);
		signals.push(signal);
		return signal;
	});
	await runNode({ secrets: sandboxSecrets(sandbox), items: PEOPLE, ...options }).finally(() => spy.mockRestore());
	return signals;
}

const listeners = (signals: AbortSignal[]) => signals.map((signal) => getEventListeners(signal, 'abort').length);

describe.each(PLACING_OPERATIONS)('$name: a long-lived n8n keeps nothing of a run', (operation) => {
	const { provider: type, operationId } = operation;

	test('that goes well', async () => {
		const signals = await signalsOf({ type, parameters: parametersOf(operation, {}) });
		expect(signals.length).toBeGreaterThan(0);
		expect(listeners(signals)).toEqual(signals.map(() => 0));
	});

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)('with a problem, On Error %s', async (onError) => {
		sandbox.addFault({ provider: type, operationId, fault: { kind: 'status', status: 402 } });
		const signals = await signalsOf({ type, parameters: parametersOf(operation, {}), onError });
		expect(listeners(signals)).toEqual(signals.map(() => 0));
	});
});

test.each(DIALLING_OPERATIONS)('$name: a long-lived n8n keeps nothing of a run with a pace', async (operation) => {
	const signals = await signalsOf({ type: operation.provider, parameters: { ...parametersOf(operation, {}), ...RULES } });
	expect(Object.keys(sandbox.rung())).toHaveLength(PEOPLE.length);
	expect(listeners(signals)).toEqual(signals.map(() => 0));
});
