import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../sandbox';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { DIALLING_OPERATIONS, placingOperation, type PlacingOperation } from '../placingOperations';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

const NOW = '2026-12-02T20:00:00.000Z';
const IN_AN_HOUR = '2026-12-02T21:00:00.000Z';
const ROW = { campaign: 'spring', status: 'claimed', attempts: 0 };
const [ANA, BEN, CEM] = ['+14155550123', '+14155550124', '+14155550125'];
const NOTHING_LISTENS = '127.0.0.1:9';

const sandbox = useSandbox();
useFastClock();

interface Turn {
	phones?: string[];
	rules?: INodeParameters;
	options?: INodeParameters;
	more?: INodeParameters;
	/** What each item has beside the number. */
	item?: IDataObject;
	fault?: FaultRule['fault'];
	/** Whose requests the fault befalls, if not all. */
	to?: string;
	secret?: IDataObject;
}

/** Calls people, and plans from what came of it: two nodes in n8n's engine, as in a workflow. */
async function turn({ provider, operationId, parameters }: PlacingOperation, { phones = [ANA], rules, options, more, item, fault, to, secret }: Turn) {
	if (fault) sandbox.addFault({ provider, operationId, fault, ...(to && { to }) });
	const secrets = sandboxSecrets(sandbox);
	Object.assign(secrets[`${provider}Api`] ?? {}, secret);
	const { run } = await runNode({
		type: provider,
		secrets,
		items: phones.map((phone) => ({ ...ROW, phone, to: phone, ...item })),
		parameters: { ...parameters, ...more, ...(rules && { campaignRules: rules }), ...(options && { options }) },
		onError: 'continueRegularOutput',
		behind: {
			type: 'callCampaign',
			parameters: { resource: 'campaign', operation: 'planNextCall', row: "={{ $('Start').item.json }}", campaignRules: { callingHours: 'allDay', defaultTimeZone: 'UTC' }, options: { asOf: NOW } },
		},
	});
	const [rows = [], log = []] = run.data.resultData.runData.Behind?.[0]?.data?.main ?? [];
	expect(jsonOf(log ?? []).map(({ reason, reasonText }) => [reason, reasonText])).toEqual(jsonOf(rows ?? []).map(({ reason, reasonText }) => [reason, reasonText]));
	return jsonOf(rows ?? []) as IDataObject[];
}

const states = (rows: IDataObject[]) => rows.map(({ status, reason, nextCallAt, attempts }) => [status, reason, nextCallAt, attempts]);
const givenBack = (reason: string) => ['due', reason, IN_AN_HOUR, 0];
const [FIX, HELD, UNKNOWN] = [['fix', 'invalidInput', null, 0], ['held', 'refused', null, 0], ['held', 'unknownOutcome', null, 1]];
const status = (code: number, headers?: Record<string, string>): Turn['fault'] => ({ kind: 'status', status: code, ...(headers && { headers }) });

/** Of one person alone, so that nobody else's error shows whose fault it is. */
const EVERYBODYS: Array<[string, Turn, unknown]> = [
	['a rule that is wrong', { rules: { allowedCountries: 'Narnia' } }, givenBack('wrongForAll')],
	['hours of a settings row that do not exist', { rules: { callingHours: "={{ $('Start').first().json.hours }}" }, item: { hours: 'weekdayz' } }, givenBack('wrongForAll')],
	['a do-not-call list that cannot be read', { rules: { doNotCall: "={{ $('Start').first().json.nothing }}" } }, givenBack('wrongForAll')],
	['a do-not-call list with an entry that is none', { rules: { doNotCall: "={{ $('Start').all().map(() => 'Ana') }}" } }, givenBack('wrongForAll')],
	['a campaign without a name', { rules: { campaign: '' } }, givenBack('wrongForAll')],
	['an option that is wrong', { options: { timeout: -1 } }, givenBack('wrongForAll')],
	['an empty balance', { fault: status(402) }, givenBack('wrongForAll')],
	['something that is not there', { fault: status(404) }, givenBack('wrongForAll')],
	['a key that was revoked', { fault: status(401) }, givenBack('unauthorized')],
	['a key without permission', { fault: status(403) }, givenBack('unauthorized')],
	['requests that come too fast all the time', { fault: status(429, { 'Retry-After': '1' }) }, givenBack('rateLimited')],
	['a provider that asks to wait', { fault: status(503, { 'Retry-After': '1' }) }, givenBack('rateLimited')],
	['a refused connection', { secret: { baseUrl: `http://${NOTHING_LISTENS}` } }, givenBack('unreachable')],
];

const ROWS_OWN: Array<[string, Turn, unknown]> = [
	['a number that is none', { phones: ['12', '12'] }, FIX],
	['a time zone that is none', { phones: [ANA, BEN], rules: { callingHours: 'weekdays', timeZone: '={{ $json.zone }}' }, item: { zone: 'Mars' } }, FIX],
	['a cell that a rule needs', { phones: [ANA, BEN], rules: { campaign: '={{ $json.list }}' }, item: { list: '' } }, FIX],
];

describe.each(DIALLING_OPERATIONS)('$name', (operation) => {
	test.each(EVERYBODYS)('%s is not the fault of the row: it stays due', async (_what, given, expected) => {
		const rows = await turn(operation, given);
		expect(states(rows)).toEqual([expected]);
		expect(sandbox.rung()).toEqual({});
	});

	test.each(ROWS_OWN)('%s is the fault of each row that has it', async (_what, given, expected) => {
		expect(states(await turn(operation, given))).toEqual([expected, expected]);
		expect(sandbox.rung()).toEqual({});
	});

	test('a refusal that does not say of what is the fault of a row that is called alone', async () => {
		expect(states(await turn(operation, { fault: status(422) }))).toEqual([HELD]);
	});

	test('a refusal that does not befall all who are called at once is the fault of the row', async () => {
		const [refused, ...called] = await turn(operation, { phones: [ANA, BEN, CEM], fault: status(422), to: ANA });
		expect(states([refused ?? {}])).toEqual([HELD]);
		expect(called.map(({ attempts }) => attempts)).toEqual([1, 1]);
	});

	test('a refusal that befalls all who are called at once is the fault of no row', async () => {
		expect(states(await turn(operation, { phones: [ANA, BEN], fault: status(422) }))).toEqual([givenBack('wrongForAll'), givenBack('wrongForAll')]);
	});

	test.each([[503], [500]])('HTTP %s to all leaves open whether they were called: nobody is called again', async (code) => {
		expect(states(await turn(operation, { phones: [ANA, BEN], fault: status(code) }))).toEqual([UNKNOWN, UNKNOWN]);
	});
});

const KEJUE = placingOperation('Kejue create');
const ZUDU = placingOperation('Zudu createPhoneCall');
const says = (body: unknown, code = 422): FaultRule['fault'] => ({ kind: 'status', status: code, body });

test.each<[string, PlacingOperation, Turn, unknown]>([
	['a field that is the same for all', KEJUE, { fault: says({ detail: [{ loc: ['body', 'persona_id'], msg: 'no such persona' }] }) }, givenBack('wrongForAll')],
	['a field that each item has', KEJUE, { phones: [ANA, BEN], fault: says({ detail: [{ loc: ['body', 'contact', 'phone'], msg: 'not in service' }] }) }, HELD],
	['a field that each item has, of which the others are all right', ZUDU, { phones: [ANA, BEN], fault: says({ message: 'toNumber must be in service' }) }, HELD],
	['the calling number', ZUDU, { fault: says({ message: 'fromNumber must be one of yours' }) }, givenBack('wrongForAll')],
	['a calling number from the settings', ZUDU, { more: { fromNumber: "={{ $('Start').first().json.from }}" }, item: { from: '12' } }, givenBack('wrongForAll')],
	['a calling number of each item', ZUDU, { more: { fromNumber: '={{ $json.from }}' }, item: { from: '12' } }, FIX],
	['a setting that is read as the paired item, with one person', ZUDU, { more: { fromNumber: "={{ $('Start').item.json.from }}" }, item: { from: '12' } }, FIX],
	['a setting that is read as the paired item, with two', ZUDU, { phones: [ANA, BEN], more: { fromNumber: "={{ $('Start').item.json.from }}" }, item: { from: '12' } }, givenBack('wrongForAll')],
	['nothing, where each item has a persona of its own', KEJUE, { more: { personaId: '={{ $json.persona }}' }, item: { persona: 'per_1' }, fault: status(404) }, HELD],
	['a contact of the item that the provider does not know, beside details that are the same for all', KEJUE, { rules: { campaign: 'spring' }, more: { phone: '', contactId: '={{ $json.contact }}', contact: { language: 'en' } }, item: { contact: 'con_none' } }, FIX],
	['a word that is the name of a rule, of which the provider knows nothing', KEJUE, { rules: { doNotCall: '+12025550199' }, fault: says({ detail: 'The contact is on your do_not_call list' }) }, HELD],
	['a word that n8n writes inside of a parameter', KEJUE, { more: { personaId: { __rl: true, mode: 'id', value: 'per_7' } }, fault: says({ detail: 'value: is not in service' }) }, HELD],
	['a zone that the number does not show', KEJUE, { phones: ['+88312345678901'], rules: { callingHours: 'weekdays' } }, FIX],
])('what an error names tells whose fault it is: %s', async (_what, operation, given, expected) => {
	expect(states(await turn(operation, given))).toEqual((given.phones ?? [ANA]).map(() => expected));
	expect(sandbox.rung()).toEqual({});
});

test('a proxy that is gone is the fault of no row', async () => {
	const before = process.env.HTTPS_PROXY;
	process.env.HTTPS_PROXY = `http://${NOTHING_LISTENS}`;
	try {
		expect(states(await turn(KEJUE, { secret: { baseUrl: 'https://api.kejue.test' } }))).toEqual([givenBack('unreachable')]);
	} finally {
		if (before === undefined) delete process.env.HTTPS_PROXY;
		else process.env.HTTPS_PROXY = before;
	}
});

test('the row says what is wrong, and that nothing is to be done about the row', async () => {
	const [row] = await turn(KEJUE, { fault: status(402) });
	expect(row).toMatchObject({
		decision: 'later',
		reasonText: 'Kejue refused the request (HTTP 402: The account has no credit left (PAYMENT_REQUIRED)), so no phone call to …0123 was placed. The row is not at fault: when what is wrong is corrected, the person is called by itself.',
		attempts: 0, attemptHistory: null, lastOutcome: null, lastCallId: null,
	});
});
