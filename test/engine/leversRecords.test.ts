import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* Contacts, invoices and payments of Levers, as a workflow uses them one after the other. */

const sandbox = useSandbox();

const FETCHES_TOKEN = ['authenticateApiKey', 'listContacts'];

const run = async (resource: string, operation: string, parameters: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({ type: 'levers', parameters: { resource, operation, ...parameters }, secrets: sandboxSecrets(sandbox), timezone: 'Asia/Riyadh', ...more });

const one = async (...args: Parameters<typeof run>): Promise<IDataObject> => {
	const { items, error } = await run(...args);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	return jsonOf(items)[0] ?? {};
};

const sent = () =>
	sandbox
		.requests('levers')
		.filter(({ operationId }) => !FETCHES_TOKEN.includes(String(operationId)))
		.map(({ method, path, body }) => [`${method} ${path}`, body]);

const picked = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

const newContact = async (name = 'Acme') => String((await one('contact', 'create', { name })).uuid);
const INVOICE = { number: 'INV-7', date: '2026-01-31', dueDate: '2026-02-28T00:00:00', total: 120.5 };
const newInvoice = async (more: INodeParameters = {}) => String((await one('invoice', 'create', { contactUuid: picked(await newContact()), ...INVOICE, ...more })).uuid);

const UNKNOWN = '00000000-0000-4000-8000-999999999999';

test('a contact is created with the people of the account, changed, and read with its UUID', async () => {
	const uuid = String(
		(
			await one('contact', 'create', {
				name: 'Acme',
				contactFields: { phoneNumber: '050 123 4567', emailTone: 'FRIENDLY', remindersEnabled: false, customFields: '[{ "key": "region", "value": "west" }]' },
				secondaryContacts: { contact: [{ name: 'Nathan Smith', contactFields: { phoneNumber: '+966 50 123 4568', role: 'SECONDARY' } }, { name: 'Ada' }] },
				options: { defaultCountry: 'SA' },
			})
		).uuid,
	);
	await one('contact', 'update', { uuid: picked(uuid), name: 'Acme Ltd', contactFields: { city: 'Jeddah' } });
	expect(sent()).toEqual([
		[
			'POST /api-service/v1/contact',
			{
				name: 'Acme',
				phoneNumber: '+966501234567',
				emailTone: 'FRIENDLY',
				remindersEnabled: false,
				customFields: [{ key: 'region', value: 'west' }],
				secondaryContacts: [{ name: 'Nathan Smith', phoneNumber: '+966501234568', role: 'SECONDARY' }, { name: 'Ada' }],
			},
		],
		['PUT /api-service/v1/contact', { uuid, name: 'Acme Ltd', city: 'Jeddah' }],
	]);
	expect(await one('contact', 'get', { uuid: picked(uuid) })).toEqual(
		expect.objectContaining({ uuid, name: 'Acme Ltd', city: 'Jeddah', phoneNumber: '+966501234567', outstandingAmount: 0 }),
	);
});

test.each([
	[{ returnAll: true }, 125, [50, 50, 50]],
	[{ limit: 60 }, 60, [50, 50]],
	[{ limit: 3 }, 3, [3]],
])('contacts are listed page by page: %j', async (parameters, count, sizes) => {
	const { items, error } = await run('contact', 'getMany', parameters);
	expect(error).toBeUndefined();
	expect(new Set(jsonOf(items).map(({ uuid }) => uuid)).size).toBe(count);
	const pages = sandbox.requests('levers').filter(({ operationId, path }) => operationId === 'listContacts' && !path.endsWith('size=1'));
	expect(pages.map(({ path }) => new URL(path, 'http://localhost').searchParams.get('size'))).toEqual(sizes.map(String));
});

test('an invoice is created for the days that were entered, found again by its ID, and read with what is owed', async () => {
	const contactUuid = await newContact();
	const uuid = String((await one('invoice', 'create', { contactUuid: picked(contactUuid), ...INVOICE, additionalFields: { extPlatformId: 'erp-17' } })).uuid);
	await one('invoice', 'update', { uuid, updateFields: { dueDate: '2026-03-31', notes: 'Extended' } });
	const saved = await one('invoice', 'createOrUpdate', {
		contactUuid: picked(contactUuid),
		...INVOICE,
		additionalFields: { uuid, outstandingAmount: 100 },
	});
	expect(saved.uuid).toBe(uuid);
	const dates = { date: '2026-01-31', dueDate: '2026-02-28' };
	expect(sent().slice(1)).toEqual([
		['POST /api-service/v1/invoice', { contactUuid, number: 'INV-7', ...dates, total: 120.5, extPlatformId: 'erp-17' }],
		['PUT /api-service/v1/invoice', { uuid, dueDate: '2026-03-31', notes: 'Extended' }],
		['POST /api-service/v1/invoice/create-update', { uuid, contactUuid, number: 'INV-7', ...dates, total: 120.5, outstandingAmount: 100 }],
	]);
	expect(await one('invoice', 'get', { uuid })).toEqual(expect.objectContaining({ uuid, notes: 'Extended', outstandingAmount: 100, payment: [] }));
});

test.each([
	['the first one has to wait', 429],
	['the first one is lost at first', 503],
])('of two items that change the same invoice the last one counts, also where %s', async (_what, status) => {
	const [uuid, other] = [await newInvoice(), await newInvoice()];
	sandbox.addFault({ provider: 'levers', operationId: 'updateInvoice', times: 1, mentions: 'first', fault: { kind: 'status', status } });
	const items = [{ uuid, notes: 'first' }, { uuid: other, notes: 'other' }, { uuid, notes: 'last' }];
	const { error } = await run('invoice', 'update', { uuid: '={{ $json.uuid }}', updateFields: { notes: '={{ $json.notes }}' } }, { items });
	expect(error).toBeUndefined();
	expect([(await one('invoice', 'get', { uuid })).notes, (await one('invoice', 'get', { uuid: other })).notes]).toEqual(['last', 'other']);
	const sentNotes = sent().flatMap(([call, body]) => (call === 'PUT /api-service/v1/invoice' ? [(body as IDataObject).notes] : []));
	// Another invoice does not wait for it.
	expect(sentNotes).toEqual(['first', 'other', 'first', 'last']);
});

test('a payment is recorded, corrected, and shown with its invoice', async () => {
	const uuid = await newInvoice();
	const payment = await one('payment', 'create', { uuid, amount: 20.5, date: '2026-02-01', additionalFields: { paymentType: 'CREDIT_MEMO' } });
	await one('payment', 'update', { uuid: String(payment.uuid), updateFields: { amount: 30.5 } });
	expect(sent().slice(2)).toEqual([
		[`POST /api-service/v1/invoice/${uuid}/payment`, { amount: 20.5, date: '2026-02-01', paymentType: 'CREDIT_MEMO' }],
		[`PUT /api-service/v1/invoice/payment/${String(payment.uuid)}`, { amount: 30.5 }],
	]);
	expect(await one('invoice', 'get', { uuid })).toEqual(
		expect.objectContaining({ outstandingAmount: 90, payment: [expect.objectContaining({ uuid: payment.uuid, amount: 30.5 })] }),
	);
});

describe('the status of many invoices', () => {
	const setStatus = async (items: IDataObject[], more: Partial<NodeRun> = {}) =>
		await run('invoice', 'setStatus', { uuid: '={{ $json.uuid }}', status: '={{ $json.status }}' }, { items, ...more });
	const changes = () => sandbox.requests('levers').filter(({ operationId }) => operationId === 'updateInvoiceStatus').map(({ body }) => body);
	const statusOf = async (uuid: string) => (await one('invoice', 'get', { uuid })).status;

	test('is set with one request for each status, and each item has its own result', async () => {
		const [a, b, c] = [await newInvoice(), await newInvoice(), await newInvoice()];
		const items = [{ uuid: a, status: 'PAID' }, { uuid: b, status: 'UNPAID' }, { uuid: c, status: 'PAID' }, { uuid: a, status: 'PAID' }];
		const { items: outputs, error } = await setStatus(items);
		expect(error).toBeUndefined();
		expect(changes()).toEqual([{ status: 'PAID', uuid: [a, c] }, { status: 'UNPAID', uuid: [b] }]);
		expect(jsonOf(outputs)).toEqual(items);
		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => expect.objectContaining({ item })));
		expect([await statusOf(a), await statusOf(b), await statusOf(c)]).toEqual(['PAID', 'UNPAID', 'PAID']);
	});

	test('two statuses for one invoice are a contradiction, whichever is sent last', async () => {
		const [a, b] = [await newInvoice(), await newInvoice()];
		const items = [{ uuid: a, status: 'UNPAID' }, { uuid: a.toUpperCase(), status: 'PAID' }, { uuid: b, status: 'PAID' }, { uuid: a, status: 'UNPAID' }];
		const { items: outputs } = await setStatus(items, { onError: 'continueRegularOutput' });
		expect(changes()).toEqual([{ status: 'UNPAID', uuid: [a] }, { status: 'PAID', uuid: [b] }]);
		expect(jsonOf(outputs).map(({ status, error }) => status ?? error)).toEqual(['UNPAID', 'This item names the same status of the invoice as item 0, with other settings.', 'PAID', 'UNPAID']);
		expect((await setStatus(items)).error?.message).toContain('[item 1]');
	});

	test('a thousand and one items are two requests', async () => {
		const uuids = Array.from({ length: 1001 }, (_, row) => `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`);
		sandbox.addFault({ provider: 'levers', operationId: 'updateInvoiceStatus', fault: { kind: 'status', status: 200, body: {} } });
		await setStatus(uuids.map((uuid) => ({ uuid, status: 'PAID' })));
		expect(changes().map((body) => (body as { uuid: string[] }).uuid.length)).toEqual([1000, 1]);
	});

	test('is left as it was for all items of a request that Levers refuses, and each of them says so', async () => {
		const uuid = await newInvoice();
		const { items: outputs } = await setStatus([{ uuid, status: 'PAID' }, { uuid: UNKNOWN, status: 'PAID' }], { onError: 'continueRegularOutput' });
		expect(jsonOf(outputs).map(({ message, details }) => [message, details])).toEqual(
			[0, 1].map(() => [expect.stringContaining('This applies to all 2 items of one request.'), expect.objectContaining({ code: 'refused', done: 'no', callPlaced: 'no' })]),
		);
		expect(await statusOf(uuid)).toBe('UNPAID');
	});

	test('is sent again after a lost answer, since setting it twice changes nothing', async () => {
		const uuid = await newInvoice();
		sandbox.addFault({ provider: 'levers', operationId: 'updateInvoiceStatus', times: 1, fault: { kind: 'reset', accept: true } });
		const { error } = await setStatus([{ uuid, status: 'PAID' }]);
		expect(error).toBeUndefined();
		expect(changes()).toHaveLength(2);
	});
});

const CONTACT = { contactUuid: picked(UNKNOWN) };

test.each<[string, string, string, INodeParameters, string]>([
	['a contact by name', 'contact', 'get', { uuid: picked('Ada') }, 'Contact'],
	['a contact without a name', 'contact', 'create', { name: ' ' }, 'Name'],
	['a name that is too long', 'contact', 'create', { name: 'a'.repeat(256) }, 'Name'],
	['a city that is too long', 'contact', 'create', { name: 'Acme', contactFields: { city: 'a'.repeat(256) } }, 'Contact Fields → City'],
	['an emergency number', 'contact', 'create', { name: 'Acme', contactFields: { phoneNumber: '911' } }, 'Contact Fields → Phone Number'],
	[
		'an emergency number of a secondary contact',
		'contact',
		'create',
		{ name: 'Acme', secondaryContacts: { contact: [{ name: 'Ada' }, { contactFields: { phoneNumber: '999' } }] } },
		'Secondary Contacts → Contact 2 → Contact Fields → Phone Number',
	],
	['nothing to update of a contact', 'contact', 'update', { uuid: picked(UNKNOWN) }, 'Contact Fields'],
	['an invoice number that is too long', 'invoice', 'create', { ...CONTACT, ...INVOICE, number: '7'.repeat(256) }, 'Number'],
	['a date in words', 'invoice', 'create', { ...CONTACT, ...INVOICE, date: 'tomorrow' }, 'Date'],
	['an invoice by number', 'invoice', 'createOrUpdate', { ...CONTACT, ...INVOICE, additionalFields: { uuid: 'INV-7' } }, 'Additional Fields → Invoice ID'],
	['nothing to update of an invoice', 'invoice', 'update', { uuid: UNKNOWN }, 'Update Fields'],
	['a new contact by name', 'invoice', 'update', { uuid: UNKNOWN, updateFields: { contactUuid: picked('Ada') } }, 'Update Fields → Contact'],
	['a status in words', 'invoice', 'setStatus', { uuid: UNKNOWN, status: 'settled' }, 'Status'],
	['a payment on an invoice by number', 'payment', 'create', { uuid: 'INV-7', amount: 1, date: '2026-02-01' }, 'Invoice ID'],
	['a payment of the 0 that the form begins with', 'payment', 'create', { uuid: UNKNOWN, amount: 0, date: '2026-02-01' }, 'Amount'],
	['nothing to update of a payment', 'payment', 'update', { uuid: UNKNOWN }, 'Update Fields'],
])('%s is refused before anything is sent', async (_what, resource, operation, parameters, names) => {
	const { error } = await run(resource, operation, parameters);
	expect(error?.message).toContain(`'${names}'`);
	expect(sandbox.requests('levers')).toEqual([]);
});

test.each<[string, string, string, INodeParameters]>([
	['createContact', 'contact', 'create', { name: 'Acme' }],
	['createInvoice', 'invoice', 'create', { ...CONTACT, ...INVOICE }],
	['createOrUpdateInvoice', 'invoice', 'createOrUpdate', { ...CONTACT, ...INVOICE }],
	['createInvoicePayment', 'payment', 'create', { uuid: UNKNOWN, amount: 1, date: '2026-02-01' }],
])('after a lost answer %s is not sent again, and the error says where to look', async (operationId, resource, operation, parameters) => {
	sandbox.addFault({ provider: 'levers', operationId, fault: { kind: 'reset', accept: true } });
	const { items } = await run(resource, operation, parameters, { onError: 'continueRegularOutput', maxTries: 3 });
	expect(sandbox.requests('levers').filter((request) => request.operationId === operationId)).toHaveLength(1);
	expect(jsonOf(items)).toEqual([
		expect.objectContaining({
			message: expect.stringMatching(/^Check the (contacts|invoices|payments of the invoice) in Levers before sending it again\./),
			details: expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'no', retryable: false }),
		}),
	]);
});
