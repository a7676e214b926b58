import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INode } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { forbidLookUps } from './forbidLookUps';
import { DIALLING_OPERATIONS, parametersOf, type PlacingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/** Keeps several requests under way at any moment. */
const LATENCY_MS = 100;
const MAX_CONCURRENT = 5;
/** Contract: "Cancelling or timing out the execution stops new requests within one second". */
const GRACE_MS = 1000;

const COUNT = 60;
const PEOPLE = Array.from({ length: COUNT }, (_, row) => `+1415556${1000 + row}`);
const ITEMS = PEOPLE.map((phone, row) => ({ row, phone, timeout: 30 }));
/** Enough that some were answered and the greater part was not sent. */
const ARRIVED_AT_STOP = 18;

const sandbox = useSandbox({ latencyMs: LATENCY_MS, prepared: true });

beforeEach(() => {
	forbidLookUps(sandbox);
});

const run = async (operation: PlacingOperation, how: Partial<NodeRun>): Promise<NodeRunResult> =>
	await runNode({
		type: operation.provider,
		parameters: parametersOf(operation, { maxConcurrent: MAX_CONCURRENT }),
		secrets: sandboxSecrets(sandbox),
		items: ITEMS,
		...how,
	});

/** Requests that ring somebody. */
const dials = () => sandbox.requests().filter(({ to }) => to !== null);

/** Cancels as soon as so many requests to ring somebody have arrived. */
async function cancelAfter(operation: PlacingOperation, arrived: number, onError: INode['onError']) {
	let canceledAt = 0;
	const result = await run(operation, {
		onError,
		onStart: (execution) => {
			const watch = setInterval(() => {
				if (dials().length < arrived) return;
				clearInterval(watch);
				canceledAt = Date.now();
				execution.cancel();
			}, 5);
		},
	});
	return { result, canceledAt };
}

describe.each(DIALLING_OPERATIONS)('$name', (operation) => {
	const { provider, operationId } = operation;

	/** What must hold of any cancelled run. */
	const expectStopped = async ({ result, canceledAt }: Awaited<ReturnType<typeof cancelAfter>>) => {
		await sleep(GRACE_MS);
		const sent = dials();
		expect(result.run.status).toBe('canceled');
		expect(sent.length).toBeGreaterThanOrEqual(ARRIVED_AT_STOP);
		expect(sent.length).toBeLessThan(COUNT);
		expect(sent.filter(({ at }) => Date.parse(at) > canceledAt + GRACE_MS)).toEqual([]);
		// What has left, answered or not, is in the memory that n8n stores with the execution.
		const kept = JSON.stringify(result.run.data.executionData?.contextData);
		expect(kept.match(/"state":"(sent|answered|unconfirmed)"/g)?.length).toBeGreaterThanOrEqual(sent.length);
	};

	test('a retry of a cancelled execution calls only who was not sent', async () => {
		const canceled = await cancelAfter(operation, ARRIVED_AT_STOP, 'stopWorkflow');
		const retried = await run(operation, { retryOf: canceled.result.run, onError: 'continueErrorOutput' });
		const sent = dials().map(({ to }) => to);
		expect(new Set(sent).size).toBe(sent.length);
		expect(Object.values(sandbox.rung()).filter((times) => times > 1)).toEqual([]);
		// Everybody is called by now, but for those whose request n8n broke off: they are reported.
		const called = jsonOf(retried.items).map(({ to }) => String(to));
		const reported = jsonOf(retried.errorItems).map(({ phone }) => String(phone));
		expect([...called, ...reported].toSorted()).toEqual(PEOPLE);
		expect(reported.length).toBeLessThanOrEqual(MAX_CONCURRENT);
		for (const { details } of jsonOf(retried.errorItems)) expect(details).toMatchObject({ callPlaced: 'unknown' });
	});

	test('a node that is set to stop leaves its execution cancelled, not failed', async () => {
		await expectStopped(await cancelAfter(operation, ARRIVED_AT_STOP, 'stopWorkflow'));
	});

	test('a node that goes on with errors reports who was not sent', async () => {
		const canceled = await cancelAfter(operation, ARRIVED_AT_STOP, 'continueErrorOutput');
		await expectStopped(canceled);
		const { items, errorItems } = canceled.result;
		const sent = dials().map(({ to }) => to);
		expect([...jsonOf(items).map(({ to }) => to), ...jsonOf(errorItems).map(({ phone }) => phone)].toSorted()).toEqual(PEOPLE);
		// Requests that were broken off on their way never arrived, but nobody here can know that.
		const certain = jsonOf(errorItems).filter(({ details }) => (details as IDataObject).callPlaced === 'no');
		expect(certain.filter(({ phone }) => sent.includes(String(phone)))).toEqual([]);
		expect(certain.length).toBeGreaterThanOrEqual(COUNT - sent.length - MAX_CONCURRENT);
		for (const { details } of certain) expect(details).toMatchObject({ code: 'canceled', retryable: true });
	});

	test('cancelling while the provider asks to wait a minute ends the wait', async () => {
		for (const phone of PEOPLE) {
			sandbox.addFault({ provider, operationId, to: phone, fault: { kind: 'status', status: 429, headers: { 'Retry-After': '60' } } });
		}
		const { result, canceledAt } = await cancelAfter(operation, 5, 'continueErrorOutput');
		await sleep(GRACE_MS);
		expect(result.run.status).toBe('canceled');
		expect(dials().filter(({ at }) => Date.parse(at) > canceledAt + GRACE_MS)).toEqual([]);
		expect(sandbox.rung()).toEqual({});
	});

	test('an error that stops the node lets nothing new start; what is under way ends and is remembered', async () => {
		const refused = PEOPLE[7];
		sandbox.addFault({ provider, operationId, to: refused, fault: { kind: 'status', status: 402 } });
		const { error, run: execution } = await run(operation, {});
		const sent = dials();
		const answered = sent.find(({ to }) => to === refused);
		expect(error?.message).toContain('[item 7]');
		// The seven before it, itself, and those that were under way beside it.
		expect(sent.length).toBeLessThanOrEqual(7 + MAX_CONCURRENT);
		expect(sent.filter(({ status }) => status === null)).toEqual([]);
		const rung = Object.keys(sandbox.rung()).length;
		expect(rung).toBe(sent.length - 1);
		const [placed, notPlaced] = operation.ofBatch
			? [`Items whose ${operation.what} was placed: ${rung} of ${COUNT}`, `was not: ${COUNT - rung}.`]
			: [`${rung} ${operation.what}s placed`, `${COUNT - rung} of ${COUNT} items not placed`];
		expect(error?.description).toContain(placed);
		expect(error?.description).toContain(notPlaced);
		expect(answered?.status).toBe(402);

		sandbox.clear();
		const retried = await run(operation, { retryOf: execution });
		expect(retried.error).toBeUndefined();
		expect(jsonOf(retried.items).map(({ to }) => to)).toEqual(PEOPLE);
		expect(dials()).toHaveLength(COUNT - rung);
	});
});
