import { DataDeduplicationService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { memoryDeduplicator } from '../../../bench/memoryDeduplicator';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

const sandbox = useSandbox();
const PHONES = Array.from({ length: 600 }, (_, row) => `+1415555${2000 + row}`);

let store = memoryDeduplicator();
let executions = 0;

beforeAll(async () => {
	await DataDeduplicationService.init({
		checkProcessedAndRecord: async (...args) => await store.checkProcessedAndRecord(...args),
		removeProcessed: async (...args) => await store.removeProcessed(...args),
		clearAllProcessedItems: async (...args) => await store.clearAllProcessedItems(...args),
		getProcessedDataCount: async (...args) => await store.getProcessedDataCount(...args),
	});
});
beforeEach(() => {
	store = memoryDeduplicator();
});

const call = async (campaignRules: INodeParameters, phones: string[], more: Partial<NodeRun> = {}): Promise<NodeRunResult> =>
	await runNode({
		type: 'zudu',
		executionId: String(++executions),
		secrets: sandboxSecrets(sandbox),
		items: phones.map((phone) => ({ phone })),
		onError: 'continueRegularOutput',
		...more,
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', campaignRules, ...more.parameters },
	});

test('without a memory no place of Max Active Calls is lost: each item has its error', async () => {
	store = { ...store, checkProcessedAndRecord: async () => await Promise.reject(new Error('the database is away')) };
	let cancel = () => {};
	const running = call({ campaign: 'spring', maxActiveCalls: 2 }, PHONES.slice(0, 6), {
		parameters: { waitFor: 'ended', options: { pollInterval: 1 } },
		onStart: (execution) => (cancel = execution.cancel),
	});
	const result = await Promise.race([running, new Promise<'hangs'>((resolve) => setTimeout(() => resolve('hangs'), 8000))]);
	cancel();
	await running.catch(() => undefined);
	if (result === 'hangs') throw new Error('The run hangs');
	expect(jsonOf(result.items).map(({ error }) => String(error).includes('the database is away'))).toEqual(Array.from({ length: 6 }, () => true));
}, 30_000);

test('after a stop nobody else is claimed', async () => {
	const inner = memoryDeduplicator();
	const people = new Set<unknown>();
	store = {
		...inner,
		checkProcessedAndRecord: async (items, scope, ...more) => {
			if (scope === 'workflow') for (const item of items) people.add(item);
			return await inner.checkProcessedAndRecord(items, scope, ...more);
		},
	};
	let before = -1;
	await call({ campaign: 'spring', callsPerMinute: 60 }, PHONES, {
		onStart: ({ cancel }) => setTimeout(() => { before = people.size; cancel(); }, 2500),
	}).catch(() => undefined);
	await new Promise((resolve) => setTimeout(resolve, 2000));
	expect(people.size).toBe(before);
}, 30_000);
