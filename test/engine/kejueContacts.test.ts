import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* Contacts at Kejue: those of all items are created with one request, and each item has its own result although the answer is counts. */

useFastClock();
const sandbox = useSandbox();

const run = async (operation: string, items: IDataObject[], { parameters, ...more }: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'kejue',
		secrets: sandboxSecrets(sandbox),
		onError: 'continueRegularOutput',
		...more,
		parameters: { resource: 'contact', operation, ...parameters, options: {} },
		items,
	});

const createMany = async (items: IDataObject[], additionalFields: INodeParameters = {}, more: Partial<NodeRun> = {}) => {
	const { items: outputs } = await run('createMany', items, {
		...more,
		parameters: { phone: '={{ $json.phone }}', contact: { firstName: '={{ $json.name }}' }, additionalFields },
	});
	return jsonOf(outputs);
};

interface Bulk {
	contacts: IDataObject[];
}

const sent = () => sandbox.requests('kejue').filter(({ path }) => path === '/api/v1/contacts/bulk').map(({ body }) => body as Bulk & IDataObject);
const phone = (row: number) => `+1415555${1000 + row}`;
const people = (count: number): IDataObject[] => Array.from({ length: count }, (_, row) => ({ phone: phone(row), name: `Person ${row}` }));

const answered = (body: IDataObject) => {
	sandbox.addFault({ provider: 'kejue', operationId: 'bulkCreateContacts', times: 1, fault: { kind: 'status', status: 200, body } });
};

test('a thousand and one people are two requests, and each one has a result that fits the output schema', async () => {
	const outputs = await createMany(people(1001));
	expect(sent().map(({ contacts }) => contacts.length)).toEqual([1000, 1]);
	expect(outputs).toHaveLength(1001);
	expect(outputs[0]).toEqual({ status: 'created', contact: { phone: phone(0), first_name: 'Person 0' }, request: { created: 1000, skipped: 0, refused: 0 } });
	const schema = JSON.parse(readFileSync('dist/nodes/Kejue/__schema__/v1.0.0/contact/createMany.json', 'utf8')) as IDataObject;
	const { version: _version, ...plain } = schema;
	expect(new Ajv().compile({ ...plain, additionalProperties: false })(outputs[0])).toBe(true);
});

test.each([
	['none is there', [0, 1], 'created'],
	['all are there', [0], 'skipped'],
	['only Kejue knows which', [0, 1, 2], 'createdOrSkipped'],
])('when %s, the result says so', async (what, rows, status) => {
	if (what !== 'none is there') await createMany([{ phone: phone(0) }]);
	const outputs = await createMany(rows.map((row) => ({ phone: phone(row) })));
	expect(outputs.map((output) => output.status)).toEqual(rows.map(() => status));
});

test('how duplicates are found is sent as entered', async () => {
	await createMany(people(1), { duplicateField: 'email', skipDuplicates: false });
	expect(sent().map(({ skip_duplicates, duplicate_field }) => [skip_duplicates, duplicate_field])).toEqual([[false, 'email']]);
});

test('a row that Kejue refuses is one error with its reason, and the others are created', async () => {
	answered({ created: 2, skipped: 0, errors: [{ index: 1, error: 'phone is not valid' }] });
	const outputs = await createMany(people(3), {}, { maxTries: 3 });
	expect(sent()[0]?.contacts).toHaveLength(3);
	expect(outputs.map(({ status, error }) => status ?? error)).toEqual(['created', 'Kejue refused this item (phone is not valid).', 'created']);
	expect(outputs[1]?.details).toEqual(expect.objectContaining({ code: 'refused', done: 'no' }));
});

test.each([{ error: 'gone' }, { error: 'gone', index: 'two' }, 'gone', { error: 'gone', index: 3 }, { error: 'gone', index: -1 }])('when the refused row is not named (%j), no item claims to have been created', async (error) => {
	answered({ created: 2, skipped: 0, errors: [error] });
	expect((await createMany(people(3))).map(({ status }) => status)).toEqual(['createdOrSkipped', 'createdOrSkipped', 'createdOrSkipped']);
});

test.each([
	[{ created: 1, skipped: 0, errors: [] }, ['createdOrSkipped', 'createdOrSkipped', 'createdOrSkipped']],
	[{ created: 4, skipped: 0 }, ['createdOrSkipped', 'createdOrSkipped', 'createdOrSkipped']],
	[{ created: 0, skipped: 2 }, ['createdOrSkipped', 'createdOrSkipped', 'createdOrSkipped']],
	[{ created: 3, skipped: 0, errors: null }, ['created', 'created', 'created']],
	[{ created: 2, skipped: 0, errors: [{ index: 1, error: 'a' }, { index: 1, error: 'b' }] }, ['created', 'refused', 'created']],
	[{ created: 2, skipped: 1, errors: [{ index: 1, error: 'a' }] }, ['createdOrSkipped', 'refused', 'createdOrSkipped']],
])('no item claims more than the counts of %j say', async (body, statuses) => {
	answered(body);
	expect((await createMany(people(3))).map(({ status }) => status ?? 'refused')).toEqual(statuses);
});

test.each([{ error: 'out of order' }, { created: 1, skipped: 0, errors: 'some' }, { success: false }])('an answer that counts nobody (%j) is unconfirmed for all, and nobody is sent again', async (body) => {
	answered(body);
	const outputs = await createMany(people(2), {}, { maxTries: 3 });
	expect(sent()).toHaveLength(1);
	expect(outputs.map(({ details }) => details)).toEqual([0, 1].map(() => expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'no' })));
});

test('a bad row costs the others nothing', async () => {
	const outputs = await createMany([...people(1), { phone: '12' }, { phone: '', name: '' }]);
	expect(sent().map(({ contacts }) => contacts.length)).toEqual([1]);
	expect(outputs.map(({ status, details }) => status ?? (details as IDataObject).code)).toEqual(['created', 'invalidInput', 'invalidInput']);
});

test.each(['Berlin', 'PST8', '+02:00', 'Europe/Berlin; UTC'])('%s is no time zone of a contact, and costs no request', async (timezone) => {
	const { items } = await run('createMany', people(1), { parameters: { phone: '={{ $json.phone }}', contact: { timezone } } });
	expect(jsonOf(items)[0]?.error).toContain("'Contact Fields → Time Zone' must be an IANA time zone");
	expect(sandbox.requests('kejue')).toEqual([]);
});

test('all contacts are read in pages of 1000, and filters are sent as entered', async () => {
	await createMany(people(1001));
	const filters = { search: 'Person', tags: '', hasPhone: true };
	const { items } = await run('getMany', [{}], { parameters: { returnAll: true, filters } });
	const reads = sandbox.requests('kejue').filter(({ method }) => method === 'GET');
	expect(reads.map(({ path }) => path)).toEqual(
		[0, 1000].map((offset) => `/api/v1/contacts?limit=1000&offset=${offset}&search=Person&has_phone=true`),
	);
	expect(items).toHaveLength(1001);
});
