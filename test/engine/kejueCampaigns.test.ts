import { setImmediate } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { useNoteRow } from './noteRow';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* A campaign at Kejue is made of the contacts of all items, and starts only if it is told to. */

useFastClock();
const sandbox = useSandbox();

const phone = (row: number) => `+12025550${110 + row}`;

async function contacts(count: number): Promise<IDataObject[]> {
	const { items } = await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		parameters: { resource: 'contact', operation: 'create', phone: '={{ $json.phone }}', options: {} },
		items: Array.from({ length: count }, (_, row) => ({ phone: phone(row) })),
	});
	return jsonOf(items).map(({ id, phone: number }) => ({ id, phone: number }));
}

const create = async (items: IDataObject[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		onError: 'continueRegularOutput',
		...more,
		parameters: {
			resource: 'campaign',
			operation: 'create',
			name: '={{ $json.campaign ?? "March" }}',
			personaId: 'per_7',
			contactId: '={{ $json.id }}',
			phone: '={{ $json.phone }}',
			options: {},
			...parameters,
		},
		items,
	});

const start = async (campaignId: unknown, parameters: INodeParameters = {}) => {
	const { items } = await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		onError: 'continueRegularOutput',
		parameters: { resource: 'campaign', operation: 'start', campaignId: String(campaignId), options: {}, ...parameters },
		items: [{}],
	});
	return jsonOf(items)[0] ?? {};
};

const sent = () => sandbox.requests('kejue').filter(({ operationId }) => operationId === 'createCampaign').map(({ body }) => body as IDataObject);

test('nobody is called before the campaign is started, and then each contact once', async () => {
	const people = await contacts(3);
	const outputs = jsonOf((await create(people)).items);
	expect(sent()).toEqual([{ name: 'March', persona_id: 'per_7', contact_ids: people.map(({ id }) => id) }]);
	expect(sandbox.rung()).toEqual({});
	expect(outputs.map(({ to, contactId, campaignStatus, callId }) => [to, contactId, campaignStatus, callId])).toEqual(people.map((person) => [person.phone, person.id, 'draft', null]));
	const { campaignId } = outputs[0] ?? {};
	expect(await start(campaignId)).toEqual({ campaignId, accepted: true, scheduledStartAt: null });
	expect(sandbox.rung()).toEqual(Object.fromEntries(people.map((person) => [person.phone, 1])));
	expect(await start(campaignId)).toMatchObject({ details: { code: 'refused', httpStatus: 400, callPlaced: 'no' } });
});

test('a contact that several items name is in the campaign once, and each item has its output', async () => {
	const [one = {}, two = {}] = await contacts(2);
	const outputs = jsonOf((await create([one, two, { ...one, phone: '' }], { autoStart: true })).items);
	expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([[one.id, two.id]]);
	expect(outputs.map(({ contactId }) => contactId)).toEqual([one.id, two.id, one.id]);
	expect(sandbox.rung()).toEqual({ [phone(0)]: 1, [phone(1)]: 1 });
});

test('with Auto Start it starts at once, and items with another name make a campaign of their own', async () => {
	const [one, two, three] = await contacts(3);
	await create([one ?? {}, { ...two, campaign: 'April' }, three ?? {}], { autoStart: true });
	expect(sent().map(({ name, contact_ids, auto_start }) => [name, contact_ids, auto_start])).toEqual([
		['March', [one?.id, three?.id], true],
		['April', [two?.id], true],
	]);
	expect(sandbox.rung()).toEqual(Object.fromEntries([0, 1, 2].map((row) => [phone(row), 1])));
});

test('campaign rules judge each item before the request is built', async () => {
	const people = await contacts(3);
	const rules = { duplicates: 'callFirst', doNotCall: phone(1) };
	const outputs = jsonOf((await create([...people, { ...people[0] }], { campaignRules: rules, autoStart: true })).items);
	expect(outputs.map(({ skipped, error }) => (skipped as IDataObject | undefined)?.reason ?? error ?? 'sent')).toEqual(['sent', 'doNotCall', 'sent', 'duplicate']);
	expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([[people[0]?.id, people[2]?.id]]);
	expect(sandbox.rung()).toEqual({ [phone(0)]: 1, [phone(2)]: 1 });
});

test('after a lost answer nobody is called again, and exactly the people of that campaign are unknown', async () => {
	const people = await contacts(3);
	sandbox.addFault({ provider: 'kejue', operationId: 'createCampaign', times: 1, fault: { kind: 'reset', accept: true } });
	const items = people.map((person, row) => ({ ...person, campaign: row === 2 ? 'April' : 'March' }));
	const outputs = jsonOf((await create(items, { autoStart: true, options: { maxConcurrent: 1 } }, { maxTries: 3 })).items);
	expect(outputs.map(({ details }) => (details as IDataObject | undefined)?.callPlaced ?? 'sent')).toEqual(['unknown', 'unknown', 'sent']);
	expect(sent()).toHaveLength(2);
	expect(Object.values(sandbox.rung())).toEqual([1, 1, 1]);
});

test('a node that stops names each campaign once, and where to look', async () => {
	const people = (await contacts(6)).map((person, row) => ({ ...person, campaign: ['March', 'April', 'May'][Math.floor(row / 2)] }));
	sandbox.addFault({ provider: 'kejue', operationId: 'createCampaign', mentions: 'May', times: 1, fault: { kind: 'reset', accept: true } });
	const { error } = await create(people, { options: { maxConcurrent: 1 } }, { onError: 'stopWorkflow' });
	expect(error?.description).toMatch(/^Check the campaigns in the Kejue dashboard before calling again\. /);
	expect(error?.description).toMatch(/ Items whose campaign was created: 4 of 6 \(cmp_\w+, cmp_\w+\); may have been created: 2; was not: 0\.$/);
});

test('a start at a local time is sent without a zone', async () => {
	const people = await contacts(1);
	const scheduledStartAt = '2040-01-15T09:30';
	await create(people, { additionalFields: { scheduledStartAt } });
	expect(sent()[0]).toMatchObject({ scheduled_start_at: scheduledStartAt });
});

test.each([
	[{ personaId: '' }, "'Persona' is empty"],
	[{ name: 'x'.repeat(256) }, "'Name' must have at most 255 characters"],
	[{ additionalFields: { scheduledStartAt: '2040-01-15T09:30:00Z' } }, "'Additional Fields → Scheduled Start' must be a date and time"],
	[{ additionalFields: { scheduledStartAt: '2040-02-30T09:30' } }, "'Additional Fields → Scheduled Start' must be a date and time"],
	[{ additionalFields: { scheduledStartAt: '2020-01-15T09:30' } }, "'Additional Fields → Scheduled Start' is in the past"],
	[{ additionalBodyFields: '{ "contact_ids": ["con_1"] }' }, 'must not contain "contact_ids"'],
] as Array<[INodeParameters, string]>)('%j costs no request', async (parameters, words) => {
	const [output] = jsonOf((await create([{ id: 'con_1', phone: phone(0) }], parameters)).items);
	expect(output?.error).toContain(words);
	expect(sandbox.requests('kejue')).toEqual([]);
});

test.each([
	['by contact', (id: unknown) => ({ id })],
	['by number', () => ({})],
])('a rehearsal has the own number in the place of a person who is named %s, and the others are no part of it', async (_how, entered) => {
	const people = (await contacts(3)).map(({ id, phone: number }) => ({ ...entered(id), phone: number }));
	const outputs = jsonOf((await create(people, { autoStart: true, campaignRules: { rehearsalNumber: phone(8) } })).items);
	expect(outputs).toMatchObject([{ to: phone(8), rules: { rehearsal: true } }, { skipped: { reason: 'rehearsal' } }, { skipped: { reason: 'rehearsal' } }]);
	expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([[outputs[0]?.contactId]]);
	expect(sandbox.rung()).toEqual({ [phone(8)]: 1 });
});

describe('people by their numbers', () => {
	const row = useNoteRow();
	const people = (count: number): IDataObject[] => Array.from({ length: count }, (_, row) => ({ phone: phone(row), name: `Person ${row}` }));
	const byNumber = async (items: IDataObject[], parameters: INodeParameters = {}, more: Partial<NodeRun> = {}) =>
		await create(items, { contactId: '', contact: { firstName: '={{ $json.name }}' }, autoStart: true, ...parameters }, more);
	const asked = () => sandbox.requests('kejue').map(({ operationId }) => operationId);
	const stored = async () => {
		const { items } = await runNode({
			type: 'kejue',
			secrets: sandboxSecrets(sandbox),
			parameters: { resource: 'contact', operation: 'getMany', returnAll: true, options: {} },
		});
		return jsonOf(items).filter((contact) => contact.source === 'api');
	};
	const numbersOf = (contacts: IDataObject[]) => contacts.map((contact) => contact.phone);
	const rung = (...rows: number[]) => Object.fromEntries(rows.map((row) => [phone(row), 1]));

	/** Two people are known; of the others, each is refused for a reason. */
	const refused = async (...reasons: string[]) => {
		await contacts(2);
		const body = { created: 0, skipped: 0, errors: reasons.map((error, index) => ({ index, error })).reverse() };
		sandbox.addFault({ provider: 'kejue', operationId: 'bulkCreateContacts', fault: { kind: 'status', status: 200, body } });
	};
	const unknownFirst = [phone(2), phone(0), phone(3), phone(1)].map((number) => ({ phone: number }));

	test('contacts that exist are found, the others are created, and each person is called once', async () => {
		const [known = {}] = await contacts(1);
		const outputs = jsonOf((await byNumber([...people(3), { phone: phone(1) }])).items);
		const all = await stored();
		expect(all.map((contact) => [contact.phone, contact.first_name])).toEqual([[phone(0), null], [phone(1), null], [phone(2), 'Person 2']]);
		expect(all[0]).toMatchObject(known);
		expect(sent()).toEqual([{ name: 'March', persona_id: 'per_7', contact_ids: all.map(({ id }) => id), auto_start: true }]);
		expect(outputs.map(({ to, contactId }) => [to, contactId])).toEqual([...all, all[1] ?? {}].map((contact) => [contact.phone, contact.id]));
		expect(sandbox.rung()).toEqual(rung(0, 1, 2));
	});

	test('items with and without a contact share a campaign; a dry run sends nothing and shows the numbers', async () => {
		const [known = {}] = await contacts(1);
		const before = asked().length;
		const items = [{ id: known.id, phone: phone(0) }, { phone: phone(1) }];
		const [shown] = jsonOf((await byNumber(items, { contactId: '={{ $json.id }}', options: { dryRun: true } })).items);
		expect(shown?.body).toMatchObject({ contact_ids: [known.id, phone(1)] });
		expect(asked()).toHaveLength(before);
		const outputs = jsonOf((await byNumber(items, { contactId: '={{ $json.id }}' })).items);
		expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([outputs.map(({ contactId }) => contactId)]);
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test('of many people the contacts are read page by page, and created in bulk', async () => {
		const many = Array.from({ length: 1500 }, (_, row) => ({ phone: `+1202${5_550_000 + row}` }));
		await byNumber(many, { autoStart: false });
		expect(asked()).toEqual(['listContacts', 'bulkCreateContacts', 'bulkCreateContacts', 'listContacts', 'listContacts', 'createCampaign']);
		const all = await stored();
		expect(numbersOf(all)).toEqual(many.map((person) => person.phone));
		expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([all.map(({ id }) => id)]);
	});

	test('a person whom rules leave out gets no contact', async () => {
		const rules = { duplicates: 'callFirst', doNotCall: phone(1) };
		await byNumber([...people(3), { phone: phone(0) }], { campaignRules: rules });
		expect(numbersOf(await stored())).toEqual([phone(0), phone(2)]);
		expect(sandbox.rung()).toEqual(rung(0, 2));
	});

	test('whose contact is refused is left out, each with the own reason, and the others are called', async () => {
		await refused('invalid phone', 'no credit');
		const outputs = jsonOf((await byNumber(unknownFirst)).items);
		expect(outputs.map(({ error, to }) => error ?? to)).toEqual(['Kejue refused this item (invalid phone).', phone(0), 'Kejue refused this item (no credit).', phone(1)]);
		expect(outputs[0]).toMatchObject({ details: { code: 'refused', done: 'no', callPlaced: 'no' } });
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test('whose contacts are refused do not stop the campaign of the others', async () => {
		await refused(...Array.from({ length: 12 }, () => 'invalid phone'));
		const items = [...people(2), ...people(14).slice(2)];
		const outputs = jsonOf((await byNumber(items, { campaignRules: { stopAfter: 3, maxCalls: 100 } })).items);
		expect(outputs.map(({ error, status }) => (error ? 'refused' : status))).toEqual(['unknown', 'unknown', ...Array.from({ length: 12 }, () => 'refused')]);
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test('a list of contacts that cannot be read does stop the other campaigns', async () => {
		sandbox.addFault({ provider: 'kejue', operationId: 'listContacts', fault: { kind: 'status', status: 404 } });
		const items = people(4).map((person, row) => ({ ...person, campaign: row < 3 ? 'March' : 'April' }));
		const outputs = jsonOf((await byNumber(items, { campaignRules: { stopAfter: 3 }, options: { maxConcurrent: 1 } })).items);
		expect(outputs.map(({ status, error }) => (error ? 'refused' : status))).toEqual(['refused', 'refused', 'refused', 'skipped']);
	});

	test.each(['+1 (202) 555-0110', '0012025550110', '12025550110', '+1-202-555-0110'])('a contact that is stored as %s is found', async (stored) => {
		const body = { contacts: [{ id: 'con_x', phone: stored }], total: 1 };
		sandbox.addFault({ provider: 'kejue', operationId: 'listContacts', fault: { kind: 'status', status: 200, body } });
		await byNumber(people(1), { autoStart: false });
		expect(asked()).not.toContain('bulkCreateContacts');
		expect(sent().map(({ contact_ids }) => contact_ids)).toEqual([['con_x']]);
	});

	test('what is unknown of the campaign is not said of a person who is no part of it', async () => {
		await refused('invalid phone', 'no credit');
		sandbox.addFault({ provider: 'kejue', operationId: 'createCampaign', times: 1, fault: { kind: 'reset', accept: true } });
		const outputs = jsonOf((await byNumber(unknownFirst, {}, { maxTries: 3 })).items);
		expect(outputs.map(({ details }) => (details as IDataObject).callPlaced)).toEqual(['no', 'unknown', 'no', 'unknown']);
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test('a node that stops at a problem creates no campaign without a person who was refused', async () => {
		await refused('invalid phone', 'no credit');
		const { error } = await byNumber(unknownFirst, {}, { onError: 'stopWorkflow' });
		expect(error?.message).toBe('Kejue refused this item (invalid phone). [item 0]');
		expect(sent()).toEqual([]);
	});

	test.each([
		['the list of contacts', 'listContacts', 4],
		['the bulk creation', 'bulkCreateContacts', 4],
	])('a lost answer to %s calls nobody, and the next try calls each once', async (_what, operationId, times) => {
		sandbox.addFault({ provider: 'kejue', operationId, times, fault: { kind: 'reset', accept: true } });
		const failed = jsonOf((await byNumber(people(1))).items);
		expect(failed).toMatchObject([{ details: { done: 'no', callPlaced: 'no', retryable: true } }]);
		expect(failed[0]?.error).toContain(', so the campaign was not created.');
		expect(sandbox.rung()).toEqual({});
		await byNumber(people(2), {}, { maxTries: 2 });
		expect(numbersOf(await stored())).toEqual([phone(0), phone(1)]);
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test('a contact that the list does not have yet is nobody to be called', async () => {
		const body = { contacts: [], total: 0 };
		sandbox.addFault({ provider: 'kejue', operationId: 'listContacts', fault: { kind: 'status', status: 200, body } });
		expect(jsonOf((await byNumber(people(1))).items)[0]?.error).toBe('Kejue refused this item (its list has no contact with this phone number).');
		expect(sent()).toEqual([]);
	});

	test('whoever the list has is called, although the answer names another row as refused', async () => {
		const body = { created: 1, skipped: 0, errors: [{ index: 0, error: 'invalid phone' }, { index: 2, error: 'counted from one' }] };
		sandbox.addFault({ provider: 'kejue', operationId: 'bulkCreateContacts', times: 1, fault: { kind: 'status', status: 200, body, accept: true } });
		await byNumber(people(2));
		expect(sandbox.rung()).toEqual(rung(0, 1));
	});

	test.each([
		['the contacts are created', 'bulkCreateContacts', {}],
		['the campaign has started', 'createCampaign', rung(0, 1)],
	])('after a process is lost while %s, the retry calls nobody again and says what is unknown', async (_what, operationId, before) => {
		sandbox.addFault({ provider: 'kejue', operationId, times: 1, fault: { kind: 'silence', accept: true } });
		let execution = { cancel: (): void => undefined };
		const establishedAt = Date.now();
		const running = byNumber(people(2), {}, { executionId: '1', establishedAt, onStart: (started) => (execution = { cancel: () => started.cancel() }) });
		while (!asked().includes(operationId)) await setImmediate();
		row().freeze();
		execution.cancel();
		await running;
		row().thaw();
		const outputs = jsonOf((await byNumber(people(2), {}, { executionId: '2', mode: 'retry', establishedAt })).items);
		expect(outputs.map(({ details }) => (details as IDataObject).callPlaced)).toEqual(['unknown', 'unknown']);
		expect(sandbox.rung()).toEqual(before);
	});

	test('neither contact nor number costs no request', async () => {
		expect(jsonOf((await byNumber([{ phone: '' }])).items)[0]?.error).toContain("'Contact' is empty, and so is Phone Number");
		expect(asked()).toEqual([]);
	});
});
