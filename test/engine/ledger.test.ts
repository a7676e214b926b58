import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { callsIn } from './callsIn';
import { DIALLING_OPERATIONS, namesCalls, parametersOf, type PlacingOperation } from './placingOperations';
import { forbidLookUps } from './forbidLookUps';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';
import { valuesOf } from './secretValues';

const PEOPLE = ['+14155557000', '+14155557001', '+14155557002', '+14155557003', '+14155557004'];

useFastClock();
const sandbox = useSandbox();

beforeEach(() => {
	forbidLookUps(sandbox);
});

const itemsFor = (phones: string[]) => phones.map((phone, row) => ({ row, phone, timeout: 30 }));

const run = async (
	{ provider, ...operation }: PlacingOperation,
	{ more, ...how }: Partial<NodeRun> & { more?: INodeParameters },
): Promise<NodeRunResult> =>
	await runNode({
		type: provider,
		parameters: { ...parametersOf({ provider, ...operation }, { maxConcurrent: 1 }), ...more },
		secrets: sandboxSecrets(sandbox),
		...how,
	});

const once = (phones: string[]) => Object.fromEntries(phones.map((phone) => [phone, 1]));

/** Requests that would ring this number. */
const sentTo = (phone: string) => sandbox.requests().filter(({ to }) => to === phone);

/** Every run of the node in this execution, each as its first output. */
const runsOf = ({ run: { data } }: NodeRunResult): INodeExecutionData[][] =>
	data.resultData.runData.Node.map((each) => each.data?.main[0] ?? []);

describe.each(DIALLING_OPERATIONS)('$name', (operation) => {
	const { provider, operationId } = operation;

	/** Each output names the very call that the provider placed for that number. */
	const expectCallsOf = async (items: INodeExecutionData[], phones: string[]) => {
		const calls = await callsIn(sandbox);
		const idOf = (phone: string) => (namesCalls(operation) ? calls.find(({ to }) => to === phone)?.id : null);
		expect(jsonOf(items).map(({ to, callId }) => ({ to, callId }))).toEqual(
			phones.map((phone) => ({ to: phone, callId: idOf(phone) })),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(phones.map((_phone, item) => expect.objectContaining({ item })));
	};

	test('Retry execution after a refusal: who was called is given again, the others are called', async () => {
		sandbox.addFault({ provider, operationId, to: PEOPLE[2], times: 1, fault: { kind: 'status', status: 402 } });
		const failed = await run(operation, { items: itemsFor(PEOPLE) });
		expect(failed.error?.message).toContain('[item 2]');
		expect(sandbox.rung()).toEqual(once(PEOPLE.slice(0, 2)));

		const retried = await run(operation, { items: itemsFor(PEOPLE), retryOf: failed.run });
		expect(retried.error).toBeUndefined();
		expect(sandbox.rung()).toEqual(once(PEOPLE));
		expect(PEOPLE.map((phone) => sentTo(phone).length)).toEqual([1, 1, 2, 1, 1]);
		await expectCallsOf(retried.items, PEOPLE);
	});

	test.each([
		{ what: 'rung', accept: true },
		{ what: 'not rung', accept: false },
	])('Retry execution, twice, after an unknown outcome ($what) never sends that item again', async ({ accept }) => {
		sandbox.addFault({ provider, operationId, to: PEOPLE[1], times: 1, fault: { kind: 'reset', accept } });
		const failed = await run(operation, { items: itemsFor(PEOPLE) });
		const retried = await run(operation, { items: itemsFor(PEOPLE), retryOf: failed.run });
		const again = await run(operation, { items: itemsFor(PEOPLE), retryOf: retried.run });
		for (const { error } of [failed, retried, again]) {
			expect(error?.message).toContain('may have been placed');
			expect(error?.message).toContain('[item 1]');
		}
		expect(PEOPLE.map((phone) => sentTo(phone).length)).toEqual([1, 1, 0, 0, 0]);
		expect(sandbox.rung()).toEqual(once(accept ? PEOPLE.slice(0, 2) : PEOPLE.slice(0, 1)));
	});

	test('two runs of the node in one execution are two intents: everybody is called twice', async () => {
		const result = await run(operation, { items: itemsFor(PEOPLE), furtherRuns: [itemsFor(PEOPLE)] });
		expect(result.error).toBeUndefined();
		expect(runsOf(result).map((items) => jsonOf(items).map(({ to }) => to))).toEqual([PEOPLE, PEOPLE]);
		expect(sandbox.rung()).toEqual(Object.fromEntries(PEOPLE.map((phone) => [phone, 2])));
	});

	test('a loop of one person per run calls each once, and its Retry goes on where it stopped', async () => {
		sandbox.addFault({ provider, operationId, to: PEOPLE[2], times: 1, fault: { kind: 'status', status: 402 } });
		const [first, ...further] = PEOPLE.map((phone) => itemsFor([phone]));
		const failed = await run(operation, { items: first, furtherRuns: further });
		expect(failed.run.status).toBe('error');
		const retried = await run(operation, { items: first, furtherRuns: further, retryOf: failed.run });
		expect(retried.error).toBeUndefined();
		expect(runsOf(retried).map((items) => jsonOf(items).map(({ to }) => to))).toEqual(PEOPLE.map((phone) => [phone]));
		expect(sandbox.rung()).toEqual(once(PEOPLE));
	});

	test('the same person twice in one list is called twice, and no third time by Retry On Fail', async () => {
		const [twice, refused] = PEOPLE;
		sandbox.addFault({ provider, operationId, to: refused, fault: { kind: 'status', status: 402 } });
		const { error } = await run(operation, { items: itemsFor([twice, twice, refused]), maxTries: 4 });
		expect(error?.message).toContain('[item 2]');
		expect(sandbox.rung()).toEqual({ [twice]: 2 });
		expect(sentTo(refused)).toHaveLength(4);
	});

	test('a list with the same person twice says so in a hint', async () => {
		const [twice, other] = PEOPLE;
		const { hints } = await run(operation, { items: itemsFor([twice, other, twice]) });
		expect(JSON.stringify(hints)).toContain(`…${twice.slice(-4)} (items 0, 2)`);
		expect(JSON.stringify(hints)).not.toContain(twice);
		expect(sandbox.rung()).toEqual({ [twice]: 2, [other]: 1 });
	});

	test('a field that differs at each try does not make Retry On Fail call again', async () => {
		const [called, refused] = PEOPLE;
		sandbox.addFault({ provider, operationId, to: refused, fault: { kind: 'status', status: 402 } });
		const { error } = await run(operation, { items: itemsFor([called, refused]), maxTries: 3, more: changingField(operation) });
		expect(error).toBeDefined();
		expect(sandbox.rung()).toEqual({ [called]: 1 });
		expect(sentTo(called)).toHaveLength(1);
		expect(new Set(sentTo(refused).map(({ body }) => JSON.stringify(body))).size).toBe(3);
	});

	test.each([
		{ what: 'stops', how: {} },
		{ what: 'continues', how: { onError: 'continueRegularOutput' } as const },
	])('a retry that has lost its memory calls nobody, not even one whom a later try names first (node $what)', async ({ how }) => {
		const { items } = await run(operation, {
			items: [{ timeout: 30 }, { timeout: 30 }],
			mode: 'retry',
			maxTries: 3,
			more: { [numberField(operation)]: "={{ '+1415555' + (7000 + Math.floor(Math.random() * 1000)) }}" },
			...how,
		});
		expect(jsonOf(items).filter(({ callId }) => callId !== undefined)).toEqual([]);
		expect(sandbox.rung()).toEqual({});
	});

	test('what is kept for later tries holds no secret', async () => {
		const secrets = sandboxSecrets(sandbox);
		const { run: execution } = await run(operation, { items: itemsFor(PEOPLE), secrets });
		const kept = JSON.stringify(execution.data.executionData?.contextData);
		expect(kept).toContain('answered');
		expect(valuesOf(provider, secrets).filter((value) => kept.includes(value))).toEqual([]);
	});
});

/** The parameter with the number to call. */
function numberField({ parameters }: PlacingOperation): string {
	const [name = ''] = Object.entries(parameters).find(([, value]) => value === '={{ $json.phone }}') ?? [];
	return name;
}

/** A field of each provider that an expression fills with something new whenever it is asked. */
function changingField({ provider, ofBatch }: PlacingOperation): INodeParameters {
	const value = '={{ $now.toISO() + Math.random() }}';
	const pairs = [{ key: 'asked', type: 'text', value }];
	const fields: Record<PlacingOperation['provider'], IDataObject> = {
		kejue: { additionalFields: { externalReference: value } },
		zudu: ofBatch ? { dynamicVariables: { pairs } } : { metadata: { pairs } },
		elemente: { additionalFields: { customerName: value } },
		levers: { firstName: value },
	};
	return fields[provider] as INodeParameters;
}
