import { randomBytes } from 'node:crypto';
import { finishedCall } from '../levers/finishedCall';
import { svixHeaders } from '../levers/svixHeaders';
import { post } from './post';
import { TriggerHost, type TriggerHostOptions } from './triggerHost';

/** The store, met through the trigger that needs no provider. */
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const body = JSON.stringify(finishedCall);

const hosts: TriggerHost[] = [];

afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});

async function active(options: Partial<TriggerHostOptions> = {}): Promise<TriggerHost> {
	const host = await TriggerHost.start({
		type: 'leversTrigger',
		parameters: { options: { allowLocalAddress: true } },
		secrets: { leversWebhookApi: { signingSecret: secret } },
		...options,
	});
	hosts.push(host);
	await host.activate();
	return host;
}

const send = async (host: TriggerHost, id: string) => await post(host.url(), body, svixHeaders(body, { secret, id }));

/** All of them, so many at a time. */
async function sendAll(host: TriggerHost, ids: string[], atOnce: number): Promise<Set<number>> {
	const statuses = new Set<number>();
	for (let from = 0; from < ids.length; from += atOnce) {
		const answers = await Promise.all(ids.slice(from, from + atOnce).map(async (id) => await send(host, id)));
		for (const { status } of answers) statuses.add(status);
	}
	return statuses;
}

test('500 overlapping events, a fifth of them twice, start the workflow 400 times, and none again after a restart', async () => {
	const host = await active({ databaseMs: 5 });
	const ids = Array.from({ length: 400 }, (_, index) => `msg_${index}`);
	// Each repetition arrives together with its original.
	const doubled = ids.flatMap((id, index) => (index % 4 === 0 ? [id, id] : [id]));
	expect(doubled).toHaveLength(500);
	expect(await sendAll(host, doubled, 50)).toEqual(new Set([200]));
	expect(host.executions).toHaveLength(400);
	// Which of the last ones are noted depends on whose answer went out first; the next event notes them all.
	await send(host, 'msg_last');
	await host.restart();
	expect(await sendAll(host, ids, 50)).toEqual(new Set([200]));
	expect(host.executions).toHaveLength(401);
});

test('an event that n8n could not start is taken when it comes again', async () => {
	const host = await active({ databaseMs: 1 });
	host.failingStarts = 1;
	expect(await send(host, 'msg_unlucky')).toMatchObject({ status: 500 });
	expect(await send(host, 'msg_other')).toMatchObject({ status: 200 });
	await host.restart();
	expect(await send(host, 'msg_unlucky')).toMatchObject({ status: 200 });
	expect(await send(host, 'msg_unlucky')).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(2);
});

test('what is stored stays small', async () => {
	const host = await active();
	await sendAll(host, Array.from({ length: 1_100 }, (_, index) => `msg_${index}_${'x'.repeat(500)}`), 50);
	expect(host.executions).toHaveLength(1_100);
	expect(host.stored.seenEvents).toHaveLength(1_000);
	expect(JSON.stringify(host.stored).length).toBeLessThan(30_000);
	// The newest are kept.
	await host.restart();
	await send(host, `msg_1099_${'x'.repeat(500)}`);
	expect(host.executions).toHaveLength(1_100);
});

test('static data that somebody has damaged does no harm', async () => {
	const host = await active();
	await send(host, 'msg_1');
	Object.assign(host, { database: JSON.stringify({ 'node:Trigger': { seenEvents: { 0: 'x' } } }) });
	expect(await send(host, 'msg_2')).toMatchObject({ status: 200 });
	expect(host.executions).toHaveLength(2);
});
