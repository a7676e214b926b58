import { DateTime } from 'luxon';

import type { FinishedRun } from '../../host/n8nClient';
import type { FaultRule } from '../../sandbox';
import { begin, type BegunCampaign, GROUP, numbers, once, TURN } from './begunCampaign';
import { atAnyHour, storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

const PEOPLE = 12;
const TURNS = 2;
const NOTHING_LISTENS = 'http://127.0.0.1:9';

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

/** What is wrong for a while. */
interface Mistake {
	callingHours?: string;
	/** In the workflow, as text. */
	change?: [from: string, to: string];
	faults?: FaultRule[];
	/** The base URL in the credential. */
	baseUrl?: string;
}

const refusing = (status: number, headers?: Record<string, string>): Mistake => ({ faults: [{ operationId: 'createPersonaCall', fault: { kind: 'status', status, ...(headers && { headers }) } }] });
const away = (status: number): Mistake => ({ faults: [{ fault: { kind: 'status', status } }] });

interface Campaign extends BegunCampaign {
	phones: string[];
	/** Runs turns with the mistake. */
	wrongly(mistake: Mistake, turns: number): Promise<FinishedRun[]>;
}

async function campaign(name: string, series: number): Promise<Campaign> {
	const { client } = connection;
	const phones = numbers(series, PEOPLE);
	const table = await begin(connection, { name, phones });
	const wrongly = async ({ callingHours = 'allDay', change, faults = [], baseUrl }: Mistake, turns: number) => {
		const { id } = change ? await storeCampaign(client, { name, change: (text) => changed(atAnyHour(text), change) }) : table.workflow;
		await table.settings({ callingHours });
		for (const fault of faults) await connection.addFault(fault);
		const mend = baseUrl === undefined ? undefined : await moveAway(baseUrl);
		const runs: FinishedRun[] = [];
		for (let turn = 0; turn < turns; turn++) runs.push(await client.finished(await client.startFrom(id, TURN)));
		await mend?.();
		await table.settings({ callingHours: 'allDay' });
		return runs;
	};
	return { ...table, phones, wrongly };
}

function changed(text: string, [from, to]: [string, string]): string {
	if (text.split(from).length !== 2) throw new Error(`The example has not once: ${from}`);
	return text.replace(from, to);
}

/** Gives what brings the credential back. */
async function moveAway(baseUrl: string): Promise<() => Promise<void>> {
	const { client, providers } = connection;
	const credential = (await client.credentials()).find(({ type }) => type === 'kejueApi');
	if (!credential) throw new Error('There is no credential for Kejue');
	const set = async (address: string) => await client.updateCredential(credential, { ...providers.kejue.credentials, baseUrl: address });
	await set(baseUrl);
	return async () => await set(providers.kejue.baseUrl);
}

const placed = async () => (await connection.requests()).filter(({ operationId }) => operationId === 'createPersonaCall').length;
const states = async ({ people }: Campaign) => (await people()).map(({ status, reason, attempts }) => [status, reason, attempts]);

test.each<[string, string, Mistake, { reason: string | null; asked: number; message: RegExp }]>([
	['a rule of Call that is wrong', 'rule', { change: ['"maxActiveCalls":5', '"maxActiveCalls":5,"allowedCountries":"Narnia"'] }, { reason: 'wrongForAll', asked: 0, message: /Allowed Countries/ }],
	['Call no longer waits, which its pace needs', 'wait', { change: ['"waitFor":"transcript"', '"waitFor":"nothing"'] }, { reason: 'wrongForAll', asked: 0, message: /Wait For/ }],
	['a typo in the calling hours of the settings', 'hours', { callingHours: 'weekdayz' }, { reason: null, asked: 0, message: /Calling Hours/ }],
	['an empty balance', 'balance', refusing(402), { reason: 'wrongForAll', asked: GROUP, message: /no credit left.*Add credit/ }],
	['a persona that is not there', 'persona', refusing(404), { reason: 'wrongForAll', asked: GROUP, message: /HTTP 404/ }],
	['a key that may not call', 'permission', refusing(403), { reason: 'unauthorized', asked: GROUP, message: /did not accept the credential/ }],
	['requests that come too fast for the next hour', 'pace', refusing(429, { 'Retry-After': '3600' }), { reason: 'rateLimited', asked: GROUP, message: /rate limiting/ }],
	['a key that was revoked', 'key', away(401), { reason: null, asked: 0, message: /Nobody was called.*did not accept the credential.*Open the credential/ }],
	['a provider that is down', 'down', away(503), { reason: null, asked: 0, message: /Nobody was called.*HTTP 503/ }],
	['a connection that is refused', 'address', { baseUrl: NOTHING_LISTENS }, { reason: null, asked: 0, message: /Nobody was called.*could not be reached/ }],
])('%s costs nobody a call: two turns fail and say why, and once it is corrected, all are called once', async (_what, name, mistake, { reason, asked, message }) => {
	const table = await campaign(`mistake_${name}`, 30);
	const runs = await table.wrongly(mistake, TURNS);
	for (const run of runs) expect([run.status, run.error]).toEqual(['error', expect.stringMatching(message)]);
	const tried = reason === null ? 0 : TURNS * GROUP;
	expect(await states(table)).toEqual(table.phones.map((_, index) => ['due', index < tried ? reason : null, 0]));
	expect(await placed()).toBe(TURNS * asked);
	expect(await connection.rung()).toEqual({});
	// Hours that do not exist end the turn before it sums up.
	const sums = mistake.callingHours ? [] : [{ rows: PEOPLE, due: PEOPLE, dueNow: PEOPLE - tried, attempts: 0, reasons: tried === 0 ? `none ${PEOPLE}` : `${reason} ${tried}, none ${PEOPLE - tried}` }];
	expect(runs.slice(-1).flatMap((run) => run.outputs('Where it stands')[0] ?? [])).toEqual(sums.map((each) => expect.objectContaining(each) as unknown));
	expect((await table.rows('log')).filter((record) => record.reason !== null).map((record) => [record.status, record.reason])).toEqual(Array(tried).fill(['due', reason]));

	await connection.clearSandbox();
	await table.settings({ now: DateTime.utc().plus({ minutes: 61 }).toISO(), sandbox: true });
	await table.turn();
	expect(await connection.rung()).toEqual(once(table.phones));
	expect(await states(table)).toEqual(table.phones.map(() => ['done', 'finalOutcome', 1]));
});

test.each<[string, string, (table: Campaign, held: string) => Promise<void>]>([
	['an hour is over', 'hour', async ({ settings }) => await settings({ now: DateTime.utc().plus({ minutes: 61 }).toISO(), sandbox: true })],
	['somebody has looked at one of them', 'looked', async ({ set }, held) => await set(held, { status: 'done' })],
])('a provider that answers, but leaves open who was called, is not asked for more calls until %s; nobody is called again', async (_until, name, pass) => {
	const table = await campaign(`mistake_${name}`, 31);
	const runs = await table.wrongly(refusing(503), TURNS);
	const messages = [/may have been placed.*waits for you/, /not known what became of the last five calls/];
	expect(runs.map(({ status, error }) => [status, error])).toEqual(messages.map((message) => ['error', expect.stringMatching(message) as unknown]));
	expect(await states(table)).toEqual(table.phones.map((_, index) => (index < GROUP ? ['held', 'unknownOutcome', 1] : ['due', null, 0])));
	expect(await placed()).toBe(GROUP);
	await connection.clearSandbox();
	await pass(table, table.phones[0] ?? '');
	await table.turn();
	expect(await connection.rung()).toEqual(once(table.phones.slice(GROUP)));
});

test('the hour is counted from the last of the five calls of which nobody knows, however long ago the others were; a paused campaign does not fail for that', async () => {
	const table = await campaign('mistake_spread', 32);
	await table.wrongly(refusing(503), 1);
	await table.set(table.phones[0] ?? '', { lastAttemptAt: DateTime.utc().minus({ minutes: 61 }).toISO() });
	const [again] = await table.wrongly({}, 1);
	expect([again?.status, again?.error]).toEqual(['error', expect.stringMatching(/an hour after the last of them/)]);
	await table.settings({ paused: true });
	const [paused] = await table.wrongly(away(503), 1);
	expect([paused?.status, paused?.error]).toEqual(['success', undefined]);
	expect(await placed()).toBe(GROUP);
});

test('the turn says what is wrong for the others, not what is wrong with the first row', async () => {
	const table = await campaign('mistake_first', 33);
	await connection.addFault({ operationId: 'createPersonaCall', to: table.phones[0], fault: { kind: 'status', status: 422, body: { detail: [{ loc: ['body', 'contact', 'phone'], msg: 'not in service' }] } } });
	const [run] = await table.wrongly(refusing(402), 1);
	expect([run?.status, run?.error]).toEqual(['error', expect.stringMatching(/no credit left.*Add credit/)]);
	expect(await states(table)).toEqual(table.phones.map((_, index) => (index === 0 ? ['held', 'refused', 0] : ['due', index < GROUP ? 'wrongForAll' : null, 0])));
});
