import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { DIALLING_OPERATIONS, parametersOf, type PlacingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRunResult } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/**
 * Long beside the time that a request takes without it, so that those under way at once are seen at once. By the fast
 * clock, which a machine that is busy otherwise slows down as well.
 */
const LATENCY_MS = 4_000;
const LOOK_EVERY_MS = 40;
const TIMEOUT_S = 300;

const sandbox = useSandbox({ latencyMs: LATENCY_MS, prepared: true });

useFastClock();

const peopleOf = (count: number) => Array.from({ length: count }, (_, row) => `+1415557${1000 + row}`);

/** Runs the node and tells the greatest number of requests under way at once, in all and once the first wave was answered. */
async function run(
	operation: PlacingOperation,
	{ people, maxConcurrent }: { people: string[]; maxConcurrent?: number },
): Promise<{ result: NodeRunResult; most: number; mostAfterwards: number }> {
	let most = 0;
	let mostAfterwards = 0;
	const watch = setInterval(() => {
		const dials = sandbox.requests().filter(({ to }) => to !== null);
		const underWay = dials.filter(({ status }) => status === null).length;
		most = Math.max(most, underWay);
		const isFirstWaveOver = dials.length > 0 && dials.slice(0, maxConcurrent).every(({ status }) => status !== null);
		if (isFirstWaveOver) mostAfterwards = Math.max(mostAfterwards, underWay);
	}, LOOK_EVERY_MS);
	const result = await runNode({
		type: operation.provider,
		parameters: parametersOf(operation, maxConcurrent === undefined ? {} : { maxConcurrent }),
		secrets: sandboxSecrets(sandbox),
		items: people.map((phone) => ({ phone, timeout: TIMEOUT_S })),
	});
	clearInterval(watch);
	return { result, most, mostAfterwards };
}

describe.each(DIALLING_OPERATIONS)('$name', (operation) => {
	const { provider, operationId } = operation;

	test.each([
		{ maxConcurrent: 1, people: 4, moreLatencyMs: 0 },
		{ maxConcurrent: 7, people: 20, moreLatencyMs: 0 },
		// A busy machine takes its time to start so many.
		{ maxConcurrent: 40, people: 60, moreLatencyMs: 12_000 },
	])('Max Concurrent $maxConcurrent: never more are under way, and as many as that', async ({ maxConcurrent, people, moreLatencyMs }) => {
		sandbox.addFault({ provider, operationId, fault: { kind: 'delay', ms: moreLatencyMs } });
		const { result, most } = await run(operation, { people: peopleOf(people), maxConcurrent });
		expect(result.error).toBeUndefined();
		expect(most).toBe(maxConcurrent);
	});

	test('without the option it is five', async () => {
		const { most } = await run(operation, { people: peopleOf(12) });
		expect(most).toBe(5);
	});

	test.each([
		{ what: 'one refusal', refusals: 1 },
		// Sent together, they tell the same thing.
		{ what: 'a burst of refusals', refusals: 8 },
	])('$what of too many requests halves it for the rest of the run', async ({ refusals }) => {
		const people = peopleOf(40);
		for (const to of people.slice(0, refusals)) {
			sandbox.addFault({ provider, operationId, to, times: 1, fault: { kind: 'status', status: 429, headers: { 'Retry-After': '0' } } });
		}
		const { result, most, mostAfterwards } = await run(operation, { people, maxConcurrent: 8 });
		expect(result.error).toBeUndefined();
		expect(most).toBe(8);
		expect(mostAfterwards).toBe(4);
		expect(sandbox.rung()).toEqual(Object.fromEntries(people.map((phone) => [phone, 1])));
	});

	test('outputs come in the order of the input, however long each answer takes', async () => {
		const people = peopleOf(60);
		people.forEach((to, row) => {
			sandbox.addFault({ provider, operationId, to, fault: { kind: 'delay', ms: (row * 1_000) % 2_500 } });
		});
		const { result } = await run(operation, { people, maxConcurrent: 20 });
		expect(jsonOf(result.items).map(({ to }) => to)).toEqual(people);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(people.map((_phone, item) => expect.objectContaining({ item })));
	});
});
