import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* One request serves many items, and yet each item has its own result, pairing, place in the ledger and error. */

useFastClock();
const sandbox = useSandbox();

const PATH = '/api-service/v1/ai/phone-calls/action/call-bulk';

const PARAMETERS: INodeParameters = {
	resource: 'call',
	operation: 'createMany',
	numberToCall: '={{ $json.phone }}',
	countryCode: '={{ $json.country }}',
	metadata: { pairs: [{ key: 'row', type: 'number', value: '={{ $json.row }}' }] },
};

const run = async (items: IDataObject[], more: Partial<NodeRun> & { options?: INodeParameters; fields?: INodeParameters } = {}) =>
	await runNode({
		type: 'levers',
		secrets: sandboxSecrets(sandbox),
		...more,
		parameters: { ...PARAMETERS, ...more.fields, options: more.options ?? {} },
		items,
	});

interface Bulk {
	contacts: Array<{ numberToCall: string; metadata: { row: number } }>;
	countryCode?: string;
}

const sent = () => sandbox.requests('levers').filter(({ path }) => path === PATH).map(({ body }) => body as Bulk);
const numbersSent = () => sent().map(({ contacts }) => contacts.map(({ numberToCall }) => numberToCall));

const phone = (row: number) => `+1415555${1000 + row}`;
const people = (count: number, more: IDataObject = {}): IDataObject[] =>
	Array.from({ length: count }, (_, row) => ({ phone: phone(row), row, ...more }));

const fault = (times: number, kind: 'reset' | 'refused') => {
	sandbox.addFault({
		provider: 'levers',
		operationId: 'callContactsBulk',
		times,
		fault: kind === 'reset' ? { kind: 'reset', accept: true } : { kind: 'status', status: 422 },
	});
};

test('items that agree share a request, each with its own result in the order of the input', async () => {
	const items = [0, 1, 2, 3, 4].map((row) => (row === 2 ? { phone: '0501234567', country: 'SA', row } : { phone: phone(row), country: 'US', row }));
	const { items: outputs, error } = await run(items);
	expect(error).toBeUndefined();
	expect(sent().map(({ countryCode, contacts }) => [countryCode, contacts.map(({ metadata }) => metadata.row)])).toEqual([
		['US', [0, 1, 3, 4]],
		['SA', [2]],
	]);
	expect(jsonOf(outputs).map(({ to, metadata, status }) => [to, metadata, status])).toEqual(
		items.map(({ row }) => [row === 2 ? '+966501234567' : phone(Number(row)), { row }, 'queued']),
	);
	expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => expect.objectContaining({ item })));
});

test('a thousand and one items are two requests', async () => {
	const { items: outputs } = await run(people(1001));
	expect(sent().map(({ contacts }) => contacts.length)).toEqual([1000, 1]);
	expect(outputs).toHaveLength(1001);
});

test('one bad row is one error, and costs the others nothing', async () => {
	const { items: outputs } = await run([...people(2), { phone: '911', row: 2 }], { onError: 'continueRegularOutput' });
	expect(numbersSent()).toEqual([[phone(0), phone(1)]]);
	expect(jsonOf(outputs).map(({ to, details }) => to ?? (details as IDataObject).code)).toEqual([phone(0), phone(1), 'invalidInput']);
});

test('a node that stops on a bad row has called nobody', async () => {
	const { error } = await run([...people(2), { phone: '911', row: 2 }]);
	expect(error?.message).toContain('[item 2]');
	expect(numbersSent()).toEqual([]);
});

test('after a lost answer nobody is called again, and every item says that it may have been', async () => {
	fault(1, 'reset');
	const { items: outputs } = await run(people(3), { onError: 'continueRegularOutput', maxTries: 3 });
	expect(numbersSent()).toEqual([[phone(0), phone(1), phone(2)]]);
	expect(jsonOf(outputs).map(({ details }) => details)).toEqual(
		[0, 1, 2].map(() => expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'unknown', retryable: false })),
	);
});

test('a node that stops after a lost answer tells how many may have been called, and calls nobody again', async () => {
	fault(1, 'reset');
	const { error } = await run(people(3), { maxTries: 3 });
	expect(numbersSent()).toEqual([[phone(0), phone(1), phone(2)]]);
	expect(error?.message).toContain('may have been placed');
	expect(error?.description).toContain('This applies to all 3 items of one request.');
	expect(error?.description).toContain('3 phone calls may have been placed, 0 of 3 items not placed.');
});

/** An answer whose status is 2xx to the first request. */
const answered = (body: IDataObject, status = 200) => {
	sandbox.addFault({ provider: 'levers', operationId: 'callContactsBulk', times: 1, fault: { kind: 'status', status, body } });
};

test.each([
	{ queued: 2, errors: [{ index: 1, message: 'invalid' }] },
	{ error: 'some were left out' },
	{ data: [{ id: 1 }], errors: ['some were left out'] },
	{ status: 'failed' },
	{ success: false },
	{ detail: 'some were left out' },
])('an answer of success that reports %j may mean a part of the items: nobody is called again', async (body) => {
	answered(body);
	const { items: outputs } = await run(people(3), { onError: 'continueRegularOutput', maxTries: 3 });
	expect(numbersSent()).toEqual([[phone(0), phone(1), phone(2)]]);
	expect(jsonOf(outputs).map(({ details }) => details)).toEqual(
		[0, 1, 2].map(() => expect.objectContaining({ code: 'unconfirmed', httpStatus: 200, callPlaced: 'unknown', retryable: false })),
	);
});

test('of a single item such an answer is a refusal', async () => {
	answered({ error: 'no credit' });
	const { items: outputs } = await run(people(1), { onError: 'continueRegularOutput' });
	expect(jsonOf(outputs).map(({ details }) => details)).toEqual([expect.objectContaining({ code: 'refused', callPlaced: 'no' })]);
});

test.each(['415-555-1001', '(415) 555 1001', '14155551001', '4155551001', '+14155551001'])(
	'an error that quotes one of the numbers as %s shows the end of it',
	async (written) => {
		answered({ detail: `contacts[1]: ${written} is invalid` }, 422);
		const { items: outputs } = await run(people(3), { onError: 'continueRegularOutput' });
		expect(jsonOf(outputs).map(({ error }) => error)).toEqual(
			[0, 1, 2].map(() => 'Levers refused the request (HTTP 422: contacts[1]: …1001 is invalid), so no phone call was placed.'),
		);
	},
);

test('what was refused as a whole is sent again by Retry On Fail, without what is known to be done', async () => {
	fault(1, 'refused');
	const items = [...people(2, { country: 'US' }), { phone: '0501234567', country: 'SA', row: 2 }];
	const { error, items: outputs } = await run(items, { maxTries: 3, options: { maxConcurrent: 1 } });
	expect(error).toBeUndefined();
	// The first request is refused and nothing starts after it; the second try sends both.
	expect(numbersSent()).toEqual([[phone(0), phone(1)], [phone(0), phone(1)], ['+966501234567']]);
	expect(outputs).toHaveLength(3);
});

test('a retried execution sends only who was not called, in a smaller request', async () => {
	sandbox.addFault({ provider: 'levers', operationId: 'callContactsBulk', times: 1, fault: { kind: 'delay', ms: 0 } });
	fault(1, 'refused');
	const items = [...people(2, { country: 'US' }), { phone: '0501234567', country: 'SA', row: 2 }];
	const failed = await run(items, { options: { maxConcurrent: 1 } });
	expect(failed.error?.message).toContain('[item 2]');
	const retried = await run(items, { options: { maxConcurrent: 1 }, retryOf: failed.run });
	expect(retried.error).toBeUndefined();
	expect(numbersSent()).toEqual([[phone(0), phone(1)], ['+966501234567'], ['+966501234567']]);
	expect(jsonOf(retried.items).map(({ to }) => to)).toEqual([phone(0), phone(1), '+966501234567']);
});

test('Dry Run shows one request, paired to all items that it would serve', async () => {
	const { items: outputs } = await run(people(3), { options: { dryRun: true } });
	expect(sent()).toEqual([]);
	expect(jsonOf(outputs)).toEqual([
		{
			dryRun: true,
			method: 'POST',
			url: expect.stringContaining(PATH),
			body: { contacts: [0, 1, 2].map((row) => ({ numberToCall: phone(row), metadata: { row } })) },
		},
	]);
	expect(outputs[0]?.pairedItem).toEqual([0, 1, 2].map((item) => expect.objectContaining({ item })));
});

test('Additional Body Fields are added to every request, and cannot replace the items', async () => {
	await run(people(2), { fields: { additionalBodyFields: '{ "note": 1 }' } });
	expect(sent()).toEqual([expect.objectContaining({ note: 1, contacts: [expect.anything(), expect.anything()] })]);
	const { error } = await run(people(2), { fields: { additionalBodyFields: '{ "contacts": [{ "numberToCall": "+14155559999" }] }' } });
	expect(error?.message).toContain("'Additional Body Fields (JSON)' must not contain \"contacts\"");
	expect(sent()).toHaveLength(1);
});

test('the same number twice is called twice, and a hint says so', async () => {
	const { hints } = await run([...people(1), ...people(1)]);
	expect(numbersSent()).toEqual([[phone(0), phone(0)]]);
	expect(JSON.stringify(hints)).toContain('The same number appears in several items');
});
