import { CAMPAIGN_FILE, readExamples } from '../../host/examples';
import type { FinishedRun } from '../../host/n8nClient';
import { type Connection, connect } from './connection';

type Item = Record<string, unknown>;

const ISO_MOMENT: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
const RECORDING: unknown = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_sandbox\/recordings\/.+\.wav$/);
const SOME_ID: unknown = expect.stringMatching(/^[\w-]{8,}$/);

/** Every number of the contact sheet that can be called, as the sandbox writes it. */
const CALLABLE = [
	...['+12025550101', '+12025550152'],
	...['+12025550102', '+12025550153', '+12025550161'],
	...['+12025550103', '+12025550151'],
	...['+12025550104', '+12025550163', '+12025550105'],
];

/** Simplified output of a call of which the provider has told nothing but this. */
const call = (known: Item): Item => ({
	callId: SOME_ID,
	outcome: null,
	startedAt: null,
	durationSeconds: null,
	summary: null,
	transcript: null,
	recordingUrl: null,
	metadata: null,
	...known,
});

const talk = (agent: string, person: string): string =>
	[
		`${agent}: Hello, this is a call from the sandbox.`,
		`${person}: Hello, yes, I have a minute.`,
		`${agent}: Thank you, that is all I wanted to know. Goodbye.`,
	].join('\n');
const FRIENDLY = 'The person answered and had a short, friendly talk.';

let connection: Connection;
let run: FinishedRun;

/** All items that a node put out: those of its regular output, then those of its error output. */
const output = (node: string): { items: Item[]; errors: Item[] } => {
	const [items = [], errors = []] = run.outputs(node);
	return { items, errors };
};

beforeAll(async () => {
	connection = await connect();
	await connection.clearSandbox();
	const example = readExamples().get(CAMPAIGN_FILE);
	const stored = (await connection.client.workflows()).find(({ name }) => name === example?.name);
	if (stored === undefined) throw new Error(`${CAMPAIGN_FILE} is not imported`);
	run = await connection.client.run(stored.id, 'Campaign result');
});

describe('The example campaign in n8n', () => {
	it('succeeds, although two people cannot be called', () => {
		expect({ status: run.status, error: run.error }).toEqual({ status: 'success', error: undefined });
	});

	it('rings every number exactly once, and the two failing ones never', async () => {
		expect(await connection.rung()).toEqual(Object.fromEntries(CALLABLE.map((number) => [number, 1])));
	});

	it('sends again only what was certainly not accepted: after 429, and 503 with Retry-After', async () => {
		const sent = (await connection.requests()).filter(({ to }) => to !== null);
		const statusesByNumber = new Map<string, Array<number | null>>();
		for (const { to, status } of sent) statusesByNumber.set(String(to), [...(statusesByNumber.get(String(to)) ?? []), status]);
		expect(Object.fromEntries(statusesByNumber)).toEqual({
			'+12025550101': [200],
			'+12025550152': [200],
			'+12025550102': [200],
			'+12025550153': [200],
			'+12025550161': [429, 200],
			'+12025550103': [200],
			'+12025550173': [422],
			'+12025550151': [200],
			'+12025550104': [201],
			'+12025550163': [503, 201],
			'+12025550105': [201],
		});
	});

	it('places calls with Kejue, but none to a number that the sheet has ruined', () => {
		expect(output('Kejue')).toEqual({
			items: [call({ status: 'queued', to: '+12025550101' }), call({ status: 'queued', to: '+12025550152' })],
			errors: [
				{
					line: '3',
					firstName: 'Chen',
					lastName: 'Li',
					provider: 'Kejue',
					phone: '1.20256E+10',
					error:
						"'Phone Number' was converted to scientific notation by the spreadsheet and lost digits; format the column as text.",
					message: 'Correct the number; nobody was called for this item.',
					details: { code: 'invalidInput', httpStatus: null, done: 'no', callPlaced: 'no', retryable: false },
				},
			],
		});
	});

	it('follows calls with Kejue to their end', () => {
		expect(output('Kejue: wait for end')).toEqual({
			items: [
				call({
					callId: output('Kejue').items[0].callId,
					status: 'ended',
					outcome: 'answered',
					to: '+12025550101',
					startedAt: ISO_MOMENT,
					durationSeconds: 1,
					summary: FRIENDLY,
					transcript: talk('Agent', 'User'),
					recordingUrl: RECORDING,
				}),
				call({
					callId: output('Kejue').items[1].callId,
					status: 'ended',
					outcome: 'noAnswer',
					to: '+12025550152',
					durationSeconds: 0,
				}),
			],
			errors: [],
		});
	});

	it('places calls with Zudu, however the number is written', () => {
		expect(output('Zudu')).toEqual({
			items: ['+12025550102', '+12025550153', '+12025550161'].map((to) => call({ status: 'inProgress', to, metadata: {} })),
			errors: [],
		});
	});

	it('follows calls with Zudu to their end', () => {
		const [dina, emil, fatima] = output('Zudu').items;
		const ended = { status: 'ended', startedAt: ISO_MOMENT, durationSeconds: 0.15, recordingUrl: RECORDING, metadata: {} };
		const answered = { ...ended, outcome: 'answered', summary: FRIENDLY, transcript: talk('Agent', 'User') };
		expect(output('Zudu: wait for end')).toEqual({
			items: [
				call({ ...answered, callId: dina.callId, to: '+12025550102' }),
				call({
					...ended,
					callId: emil.callId,
					outcome: 'voicemail',
					to: '+12025550153',
					summary: 'The agent left a message on the voicemail.',
					transcript: 'User: Please leave a message after the tone.\nAgent: Hello, this is a call from the sandbox.',
				}),
				call({ ...answered, callId: fatima.callId, to: '+12025550161' }),
			],
			errors: [],
		});
	});

	it('places calls with Elemente, and hands on why it refused one', () => {
		expect(output('Elemente')).toEqual({
			items: ['+12025550103', '+12025550151'].map((to) => call({ status: 'queued', to, durationSeconds: 0 })),
			errors: [
				{
					line: '8',
					firstName: 'Hugo',
					lastName: 'Martin',
					provider: 'Elemente',
					phone: '+12025550173',
					error:
						'Elemente refused the request (HTTP 422: body The number is not accepted.), so no phone call to …0173 was placed.',
					message: 'Correct what the provider names, then run the item again.',
					details: { code: 'refused', httpStatus: 422, done: 'no', callPlaced: 'no', retryable: false },
				},
			],
		});
	});

	it('follows calls with Elemente to their end', () => {
		const [gita, ines] = output('Elemente').items;
		expect(output('Elemente: wait for end')).toEqual({
			items: [
				call({
					callId: gita.callId,
					status: 'ended',
					outcome: 'answered',
					to: '+12025550103',
					durationSeconds: 1,
					transcript: talk('agent', 'customer'),
					recordingUrl: RECORDING,
				}),
				call({ callId: ines.callId, status: 'ended', outcome: 'busy', to: '+12025550151', durationSeconds: 0 }),
			],
			errors: [],
		});
	});

	it('places calls with Levers, which tells no call id', () => {
		expect(output('Levers')).toEqual({
			items: ['+12025550104', '+12025550163', '+12025550105'].map((to) => call({ callId: null, status: 'queued', to })),
			errors: [],
		});
	});

	it('ends with one row for each person, in the order of the sheet', () => {
		const [ada, ben] = output('Kejue').items;
		const [dina, emil, fatima] = output('Zudu').items;
		const [gita, ines] = output('Elemente').items;
		const row = (line: number, person: string, provider: string, phone: string, known: Item): Item => ({
			line,
			person,
			provider,
			phone,
			callId: null,
			status: null,
			outcome: null,
			problem: null,
			...known,
		});
		const ended = (placed: Item, outcome: string): Item => ({ callId: placed.callId, status: 'ended', outcome });
		const [ruined] = output('Kejue').errors;
		const [refused] = output('Elemente').errors;
		expect(output('Campaign result').items).toEqual([
			row(1, 'Ada Moreno', 'Kejue', '+12025550101', ended(ada, 'answered')),
			row(2, 'Ben Okafor', 'Kejue', '+1 202 555 0152', ended(ben, 'noAnswer')),
			row(3, 'Chen Li', 'Kejue', '1.20256E+10', { problem: ruined.error }),
			row(4, 'Dina Haddad', 'Zudu', '+1 (202) 555-0102', ended(dina, 'answered')),
			row(5, 'Emil Novak', 'Zudu', '+12025550153', ended(emil, 'voicemail')),
			row(6, 'Fatima Rossi', 'Zudu', '+12025550161', ended(fatima, 'answered')),
			row(7, 'Gita Sharma', 'Elemente', '+12025550103', ended(gita, 'answered')),
			row(8, 'Hugo Martin', 'Elemente', '+12025550173', { problem: refused.error }),
			row(9, 'Ines Castro', 'Elemente', '+12025550151', ended(ines, 'busy')),
			row(10, 'Jonas Weber', 'Levers', '+12025550104', { status: 'queued' }),
			row(11, 'Kofi Mensah', 'Levers', '+12025550163', { status: 'queued' }),
			row(12, 'Lena Petrov', 'Levers', '+12025550105', { status: 'queued' }),
		]);
	});
});
