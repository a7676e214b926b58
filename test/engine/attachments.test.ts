import { createHash } from 'node:crypto';
import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

/* Files of an item's binary data arrive whole, as parts of a form. */

const sandbox = useSandbox();

const CONTENT = { invoice: Buffer.from([...Array(256).keys(), 13, 10, 45, 45]), note: Buffer.from('Zahlbar bis März') };

const BINARIES: IBinaryKeyData = {
	invoice: { data: CONTENT.invoice.toString('base64'), mimeType: 'application/pdf', fileName: 'März "7".pdf' },
	note: { data: CONTENT.note.toString('base64'), mimeType: 'text/plain', fileName: 'note.txt' },
};

/** An invoice to attach to. */
async function invoiceUuid(): Promise<string> {
	const { baseUrl, credentials } = sandbox.providers.levers;
	const post = async (path: string, body: IDataObject, headers: Record<string, string> = {}): Promise<IDataObject> => {
		const answer = await fetch(`${baseUrl}${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		return (await answer.json()) as IDataObject;
	};
	const { access_token: token } = await post('/auth/v1/api-key/auth', { ...credentials });
	const signed = { authorization: `Bearer ${String(token)}` };
	const { uuid: contactUuid } = await post('/api-service/v1/contact', { name: 'Acme' }, signed);
	const { uuid } = await post(
		'/api-service/v1/invoice',
		{ number: '7', date: '2026-01-01', dueDate: '2026-02-01', total: 12, contactUuid },
		signed,
	);
	return String(uuid);
}

const attach = async (items: IDataObject[], more: Partial<NodeRun> & { binaryFields?: string } = {}) =>
	await runNode({
		type: 'levers',
		parameters: { resource: 'invoice', operation: 'attach', uuid: '={{ $json.uuid }}', binaryFields: more.binaryFields ?? 'invoice, note', options: {} },
		secrets: sandboxSecrets(sandbox),
		items,
		binary: BINARIES,
		...more,
	});

const uploads = () => sandbox.requests('levers').filter(({ path }) => path.includes('/attachment/'));

test('names, types and bytes arrive as they were', async () => {
	const uuid = await invoiceUuid();
	const { items, error } = await attach([{ uuid }]);
	expect(error).toBeUndefined();
	expect(uploads().map(({ body }) => body)).toEqual([
		{
			file: [BINARIES.invoice, BINARIES.note].map((binary, index) => {
				const content = [CONTENT.invoice, CONTENT.note][index];
				return {
					name: binary.fileName,
					type: binary.mimeType,
					sizeBytes: content.length,
					sha256: createHash('sha256').update(content).digest('hex'),
				};
			}),
		},
	]);
	expect(jsonOf(items)).toEqual([{ uuid, attachment: [expect.any(String), expect.any(String)] }]);
});

test('a file that the item lacks is named before anything is sent', async () => {
	const uuid = await invoiceUuid();
	const { error } = await attach([{ uuid }], { binaryFields: 'invoice, receipt' });
	expect(error?.message).toContain("'Input Data Field Name' names \"receipt\", but the item has no such binary file");
	expect(error?.description).toContain('invoice, note');
	expect(uploads()).toEqual([]);
});

test.each([
	['that is gone', { id: 'filesystem-v2:gone', data: 'filesystem-v2', mimeType: 'text/plain' }],
	['without content', { mimeType: 'text/plain' } as IBinaryKeyData[string]],
])('a file %s is named as the reason, not the network', async (_what, note) => {
	const uuid = await invoiceUuid();
	const { error } = await attach([{ uuid }], { binary: { ...BINARIES, note } });
	expect(error?.message).toMatch(/^'Input Data Field Name' names "note", but its file cannot be read \(.+\)\. \[item 0\]$/);
	expect(error?.description).toContain('Get it again in a step before');
	expect(uploads()).toEqual([]);
});

test('a file without a name has that of its field, as a part without one is a text', async () => {
	const uuid = await invoiceUuid();
	await attach([{ uuid }], { binaryFields: 'note', binary: { note: { ...BINARIES.note, fileName: '' } } });
	expect(uploads().map(({ body }) => body)).toEqual([{ file: [expect.objectContaining({ name: 'note', type: 'text/plain' })] }]);
});

test('an empty file is named as the reason, since nobody attaches one on purpose', async () => {
	const uuid = await invoiceUuid();
	const { error } = await attach([{ uuid }], { binary: { ...BINARIES, note: { ...BINARIES.note, data: '' } } });
	expect(error?.message).toMatch(/^'Input Data Field Name' names "note", but its file cannot be read \(.+\)\. \[item 0\]$/);
	expect(uploads()).toEqual([]);
});

test('a field that is named twice is attached once', async () => {
	const uuid = await invoiceUuid();
	await attach([{ uuid }], { binaryFields: 'note, invoice, note' });
	expect(uploads().map(({ body }) => body)).toEqual([{ file: [expect.objectContaining({ name: 'note.txt' }), expect.objectContaining({ name: 'März "7".pdf' })] }]);
});

test.each([
	['../../etc/invoice.pdf', 'invoice.pdf'],
	['C:\\Invoices\\März.pdf', 'März.pdf'],
	['/home/node/', 'note'],
	['a\r\nX-Evil: 1.pdf', 'a\r\nX-Evil: 1.pdf'],
	['فاتورة😀.pdf', 'فاتورة😀.pdf'],
])('of the file name %j the receiver gets %j', async (fileName, name) => {
	const uuid = await invoiceUuid();
	await attach([{ uuid }], { binaryFields: 'note', binary: { note: { ...BINARIES.note, fileName } } });
	expect(uploads().map(({ body }) => body)).toEqual([{ file: [expect.objectContaining({ name })] }]);
});

test('after a lost answer the files are not sent again', async () => {
	const uuid = await invoiceUuid();
	sandbox.addFault({ provider: 'levers', operationId: 'uploadInvoiceAttachment', times: 1, fault: { kind: 'reset', accept: true } });
	const { items } = await attach([{ uuid }], { onError: 'continueRegularOutput', maxTries: 3 });
	expect(uploads()).toHaveLength(1);
	expect(jsonOf(items)).toEqual([expect.objectContaining({ details: expect.objectContaining({ code: 'unconfirmed', done: 'unknown', callPlaced: 'no' }) })]);
});

test('a busy provider gets the whole form again', async () => {
	const uuid = await invoiceUuid();
	sandbox.addFault({ provider: 'levers', operationId: 'uploadInvoiceAttachment', times: 1, fault: { kind: 'status', status: 429 } });
	const { items } = await attach([{ uuid }]);
	const [first, second] = uploads();
	expect(second?.body).toEqual(first?.body);
	expect(jsonOf(items)).toEqual([{ uuid, attachment: [expect.any(String), expect.any(String)] }]);
});
