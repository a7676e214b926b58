import { z } from 'zod';

import type { FinishedRun } from '../../host/n8nClient';
import { until } from '../../host/until';
import { type Campaign, each, hook, kejueNodes, links, people, publish, split } from './campaigns';
import { type Connection, connect } from './connection';

/** Two calls at a time, each answered after a second: 16 people take eight seconds. */
const ANSWER_AFTER_MS = 1000;
const PEOPLE = 16;
const STOPPED_WITHIN_MS = 1000;
const TIME_OUT_S = 3;

let connection: Connection;

const campaign = async (path: string, onError: string, settings: object = {}): Promise<Campaign> => {
	const { call } = await kejueNodes(connection);
	return await publish(connection, path, {
		nodes: [hook(path), split(), call({ onError })],
		connections: links({ Hook: [['People']], People: [['Call']] }),
		settings: { executionOrder: 'v1', ...settings },
	});
};

const pass = async (ms: number): Promise<void> => await new Promise((resolve) => setTimeout(resolve, ms));

/** How long after a moment the last request arrived, in ms; negative when all came before. */
const lastRequestAfter = async (moment: number): Promise<number> =>
	Math.max(...(await connection.requests()).map(({ at }) => Date.parse(at))) - moment;

/** The items of the Call node by what they say of the call: `yes` for those that were placed. */
const byCallPlaced = (run: FinishedRun): Record<'yes' | 'unknown' | 'no', string[]> => {
	const [placed = [], errors = []] = run.outputs('Call');
	const withAnswer = (answer: string): string[] =>
		errors.filter(({ details }) => outcome.parse(details).callPlaced === answer).map(({ phone }) => String(phone));
	return { yes: placed.map(({ to }) => String(to)), unknown: withAnswer('unknown'), no: withAnswer('no') };
};
const outcome = z.object({ callPlaced: z.enum(['no', 'unknown', 'yes']) });

beforeAll(async () => {
	connection = await connect();
});

beforeEach(async () => {
	await connection.clearSandbox();
	await connection.addFault({ operationId: 'createPersonaCall', fault: { kind: 'delay', ms: ANSWER_AFTER_MS } });
});

/** Lets a campaign run into its end by `end`, and gives who was rung by then; the retry must not change that. */
const endEarly = async (numbers: string[], start: Campaign['start'], end: (executionId: string) => Promise<number>) => {
	const { client, rung } = connection;
	const executionId = await start(numbers);
	const endedAt = await end(executionId);
	const ended = await client.finished(executionId);
	await pass(2 * STOPPED_WITHIN_MS + ANSWER_AFTER_MS);
	expect(await lastRequestAfter(endedAt)).toBeLessThan(STOPPED_WITHIN_MS);
	const rungBefore = await rung();
	expect(rungBefore).toEqual(each(numbers.slice(0, Object.keys(rungBefore).length)));
	expect(Object.keys(rungBefore).length).toBeLessThan(PEOPLE);
	expect(ended.status).toBe('canceled');
	return { ended, rungBefore, retried: await client.retry(executionId) };
};

/** "Stop" as soon as four people are rung. */
const stop = async (executionId: string): Promise<number> => {
	const { client, rung } = connection;
	await until('four people are rung', 10_000, async () => Object.keys(await rung()).length >= 4);
	const stoppedAt = Date.now();
	await client.stop(executionId);
	return stoppedAt;
};

const timeOut = async (executionId: string): Promise<number> => {
	await connection.client.finished(executionId);
	return Date.now();
};

describe('An execution that is stopped by hand sends nothing more within a second', () => {
	// n8n keeps of it what it kept at its start: neither output nor what the node remembered. The retry begins with the
	// first node, and counts as failed for the old reason. Who was called is found in the provider's list.
	it.each(['continueErrorOutput', 'stopWorkflow'])('and its retry calls everybody else, and nobody again (%s)', async (onError) => {
		const numbers = people(onError === 'stopWorkflow' ? 31 : 30, PEOPLE);
		const { start } = await campaign(`stopped-by-hand-${onError}`, onError);
		const { rungBefore, retried } = await endEarly(numbers, start, stop);
		const [items] = retried.outputs('Call');
		expect(byCallPlaced(retried)).toEqual({ yes: numbers, unknown: [], no: [] });
		// Two are sent at a time, and may arrive in either order.
		expect(items.flatMap(({ to, adopted }) => (adopted === true ? [String(to)] : []))).toEqual(Object.keys(rungBefore).sort());
		expect(await connection.rung()).toEqual(each(numbers));
	});
});

describe('An execution that reaches its time limit sends nothing more within a second', () => {
	const settings = { executionTimeout: TIME_OUT_S };

	// Its node has ended with an output, so n8n has nothing to run again.
	it('and says of everybody whether they were called; its retry calls nobody', async () => {
		const numbers = people(32, PEOPLE);
		const { start } = await campaign('timed-out', 'continueErrorOutput', settings);
		const { ended, rungBefore, retried } = await endEarly(numbers, start, timeOut);
		const { yes, unknown, no } = byCallPlaced(ended);
		expect([...yes, ...unknown, ...no]).toEqual(numbers);
		expect(rungBefore).toEqual(each([...yes, ...unknown]));
		expect(byCallPlaced(retried)).toEqual({ yes, unknown, no });
		expect(await connection.rung()).toEqual(rungBefore);
	});

	it('and its retry stops at the first call whose answer was cut off, if the node stops on errors', async () => {
		const numbers = people(33, PEOPLE);
		const { start } = await campaign('timed-out-stops', 'stopWorkflow', settings);
		const { rungBefore, retried } = await endEarly(numbers, start, timeOut);
		expect(retried).toMatchObject({ status: 'error', error: expect.stringMatching(/may have been placed.*\[item \d\]$/) });
		expect(await connection.rung()).toEqual(rungBefore);
	});
});
