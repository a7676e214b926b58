import { fetchWithin } from '../../host/fetchWithin';
import { until } from '../../host/until';
import { type Connection, connect } from './connection';
import { unpublish } from './publishedTrigger';
import { columns, fillIn, importTemplate, nextPage, type Template } from './template';

const EVENT_TIMEOUT_MS = 60_000;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});
beforeEach(async () => await connection.clearSandbox());

const LOOK = 'a person looks at the call; do not call again';

const QUICK = { pollInterval: 1, waitAtMost: 0.1 };
const people = (list: Array<[name: string, phone: string, doNotCall?: boolean]>) => ({
	jsonOutput: JSON.stringify({ people: list.map(([name, phone, doNotCall = false]) => ({ name, phone, doNotCall })) }),
});

describe('outcomes.json', () => {
	const LIST = people([
		['Ana', '+12025550201'],
		['Voicemail', '+12025550153'],
		['Nobody home', '+12025550152'],
		['Busy', '+12025550151'],
		['Rejects', '+12025550154'],
		['Fails', '+12025550155'],
		['Talks for ever', '+12025550156'],
		['Opted out', '+12025550212', true],
		['Ruined', '1.20256E+10'],
		['Refused', '+12025550173'],
		['Lost', '+12025550170'],
	]);

	it('takes one branch for each outcome, keeps everybody, and calls nobody twice', async () => {
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		const template = await importTemplate(connection, 'outcomes.json', { 'Whom to call': LIST, 'Call and wait': { options: QUICK } });
		await template.run();
		expect(columns(await connection.client.rows('call_outcomes'), 'name', 'next', 'outcome')).toEqual({
			Ana: ['answered: thank them', 'answered'],
			Voicemail: ['voicemail: send a text message', 'voicemail'],
			'Nobody home': ['not reached: try another day', 'noAnswer'],
			Busy: ['not reached: try another day', 'busy'],
			Rejects: ['rejected: take off the list', 'rejected'],
			Fails: [LOOK, 'failed'],
			'Talks for ever': [LOOK, null],
			'Opted out': ['held back, nobody was called', null],
			Ruined: ['nobody was called: correct, then run again', null],
			Refused: ['nobody was called: correct, then run again', null],
			Lost: [LOOK, null],
		});
		const once = { '+12025550201': 1, '+12025550153': 1, '+12025550152': 1, '+12025550151': 1, '+12025550154': 1, '+12025550155': 1, '+12025550156': 1, '+12025550170': 1 };
		expect(await connection.rung()).toEqual(once);
		await template.run();
		expect(await connection.rung()).toEqual(once);
	});
});

describe('fail-over.json', () => {
	const NO_CREDIT = '+12025550221';
	const OVERLOADED = '+12025550222';
	const BOTH_REFUSE = '+12025550173';
	const LOST = '+12025550170';

	it('calls with the other provider only whom the first has certainly not called', async () => {
		await connection.addFault({ provider: 'kejue', operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		await connection.addFault({ provider: 'kejue', operationId: 'createPersonaCall', to: NO_CREDIT, fault: { kind: 'status', status: 402 } });
		await connection.addFault({ provider: 'kejue', operationId: 'createPersonaCall', to: OVERLOADED, fault: { kind: 'status', status: 500 } });
		const template = await importTemplate(connection, 'fail-over.json', {
			'Whom to call': people([
				['Ana', '+12025550201'],
				['No credit', NO_CREDIT],
				['Overloaded', OVERLOADED],
				['Refused', BOTH_REFUSE],
				['Lost', LOST],
				['Opted out', '+12025550212', true],
				['Ruined', '1.20256E+10'],
			]),
		});
		await template.run();
		expect(columns(await connection.client.rows('failover_calls'), 'name', 'provider', 'next')).toEqual({
			Ana: ['Kejue', 'called'],
			'No credit': ['Zudu', 'called'],
			// A status of 500 is no proof that nobody was called.
			Overloaded: ['Kejue', LOOK],
			Refused: ['Zudu', 'nobody was called: look at the problem'],
			Lost: ['Kejue', LOOK],
			'Opted out': ['Kejue', 'held back, nobody was called'],
			Ruined: ['', 'nobody was called: correct the row'],
		});
		const once = { '+12025550201': 1, [NO_CREDIT]: 1, [LOST]: 1 };
		expect(await connection.rung()).toEqual(once);
		const toZudu = (await connection.requests()).filter(({ provider, to }) => provider === 'zudu' && to !== null);
		expect(toZudu.map(({ to }) => to).sort()).toEqual([BOTH_REFUSE, NO_CREDIT]);
		await template.run();
		expect(await connection.rung()).toEqual(once);
	});
});

describe('form-to-call.json', () => {
	let template: Template;
	let url: string;
	const CONSENT = 'Yes, an AI agent may call me at this number';

	beforeAll(async () => {
		template = await importTemplate(connection, 'form-to-call.json');
		await template.run('Make the tables');
		await connection.client.insertRows('form_do_not_call', [{ phone: '(202) 555-0213' }]);
		await connection.client.activate(template.workflow);
		url = `${connection.webhookUrl}/form/${template.webhookId('Form')}`;
		await until('the form is there', EVENT_TIMEOUT_MS, async () => (await fetchWithin(url)).ok);
	});
	afterAll(async () => await connection.client.deactivate(template.workflow.id));

	it.each([
		['calls', 'Ana', '(202) 555-0231', 'Thank you. Your phone rings in a moment.', ['queued', null], { '+12025550231': 1 }],
		['calls a number once a day', 'Ana again', '+12025550231', 'We have called this number today.', ['skipped', expect.any(String)], {}],
		['calls no number that is not to be called', 'Listed', '+12025550213', 'We cannot call this number.', ['skipped', expect.any(String)], {}],
		['calls no other country', 'Abroad', '+442079460207', 'We cannot call this number.', ['skipped', expect.any(String)], {}],
		['says that a number is wrong', 'Wrong', '12', 'This number cannot be called. Please check it, and send the form again.', ['notCalled', expect.any(String)], {}],
		['keeps whom the provider refuses', 'Refused', '+12025550173', 'We could not call you just now. We get back to you.', ['notCalled', expect.any(String)], {}],
		['keeps a call whose answer was lost, and does not call again', 'Lost', '+12025550170', 'Thank you. If your phone does not ring, we get back to you.', ['unknown', expect.any(String)], { '+12025550170': 1 }],
	])('%s', async (_what, name, phone, told, [status, problem], rung) => {
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		expect(await nextPage(String(await fillIn(url, [name, phone, CONSENT])))).toContain(told);
		const [row] = (await connection.client.rows('form_requests')).filter((each) => each.name === name);
		expect(row).toMatchObject({ phone, status, told, problem, consent: expect.stringContaining(CONSENT) as unknown });
		expect(await connection.rung()).toEqual(rung);
	});
});

describe('trigger-to-crm.json', () => {
	it('writes each call that has ended once, nothing that Kejue has not signed, and loses none while the CRM is down', async () => {
		const { client, deliver, webhooks } = connection;
		const template = await importTemplate(connection, 'trigger-to-crm.json');
		await client.activate(template.workflow);
		await until('the trigger is registered', EVENT_TIMEOUT_MS, async () => (await webhooks('kejue')).length === 1);
		const [{ id: webhookId }] = await webhooks('kejue');
		const call = await importTemplate(connection, 'first-call-kejue.json');

		// Without its tables, the CRM is down.
		const { outputs } = await call.run();
		const [{ callId, to }] = outputs('Call with Kejue')[0];
		let failed: string | undefined;
		await until('the event has failed', EVENT_TIMEOUT_MS, async () => {
			failed = (await client.executions(template.workflow.id)).find(({ status }) => status === 'error')?.id;
			return failed !== undefined;
		});
		await template.run();
		expect((await client.retry(String(failed))).status).toBe('success');
		const written = [expect.objectContaining({ callId, phone: to, outcome: 'answered', summary: expect.stringContaining('friendly') as unknown })];
		expect(await client.rows('crm_calls')).toEqual(written);
		expect(await client.rows('crm_tasks')).toEqual([expect.objectContaining({ callId, task: 'send an offer' })]);

		await deliver({ provider: 'kejue', event: 'call.analyzed', webhookId, callId: String(callId) });
		await deliver({ provider: 'kejue', event: 'call.analyzed', webhookId, badSignature: true });
		await until('the event has come again', EVENT_TIMEOUT_MS, async () => (await client.executions(template.workflow.id)).filter(({ mode, status }) => mode === 'webhook' && status === 'success').length === 1);
		expect(await client.rows('crm_calls')).toEqual(written);
		expect(await client.rows('crm_tasks')).toHaveLength(1);
		expect(await connection.rung()).toEqual({ [String(to)]: 1 });
		await unpublish(connection, template.workflow.id, 'kejue');
	});
});

describe('weekly-report.json', () => {
	const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
	const log = (outcome: string | null, days: number, more: object = {}) => ({ decidedAt: daysAgo(days), status: 'done', reason: 'finalOutcome', outcome, durationSeconds: 90, ...more });

	it('counts the calls of a week, not those before, of a rehearsal or not made, and writes one row however often it runs', async () => {
		const { client } = connection;
		const [LOG, PEOPLE] = ['report_log', 'report_people'];
		const table = (name: string) => ({ dataTableId: { __rl: true, mode: 'name', value: name } });
		// As the campaign makes them, but of its own.
		const campaign = await importTemplate(connection, 'campaign-table.json', { 'Table of people': { tableName: PEOPLE }, 'Table of the log': { tableName: LOG } });
		await client.finished(await client.startFrom(campaign.workflow.id, 'Add the sample', 'Table of the log'));
		const template = await importTemplate(connection, 'weekly-report.json', { 'Log of seven days': table(LOG), 'All people': table(PEOPLE) });
		const [quiet] = (await template.run()).outputs('Send it')[0];
		expect(quiet).toMatchObject({ calls: 0, answered: 0, minutesTalked: 0, due: 0, waitForAPerson: 0, text: expect.stringContaining('Outcomes: none.') as unknown });

		await client.insertRows(LOG, [
			log('answered', 1),
			log('answered', 6.9, { durationSeconds: 30 }),
			log('busy', 2, { status: 'due', reason: 'callAgain', durationSeconds: 0 }),
			log('unknown', 3, { status: 'held', reason: 'unknownOutcome', durationSeconds: null }),
			log('answered', 4, { reason: 'doNotCall' }),
			log('answered', 8),
			log('answered', 1, { status: 'due', reason: 'rehearsal' }),
			log(null, 1, { status: 'skipped', reason: 'doNotCall' }),
		]);
		await client.insertRows(PEOPLE, [{ name: 'Due', status: 'due' }, { name: 'Held', status: 'held' }, { name: 'Done', status: 'done' }]);
		await template.run('Mondays at 7');
		const { week } = quiet;
		expect(await client.rows('weekly_reports')).toEqual([
			expect.objectContaining({
				...{ week, calls: 5, answered: 3, minutesTalked: 3.5, optedOut: 1, waitForAPerson: 1, due: 1, finished: false },
				text: `Week ${String(week)}: 5 calls, 3 answered, 3.5 minutes talked.\nOutcomes: answered 3, busy 1, unknown 1.\n1 people opted out. 1 are still due, 1 wait for a person.`,
			}),
		]);
		expect(await connection.rung()).toEqual({});
	});
});
