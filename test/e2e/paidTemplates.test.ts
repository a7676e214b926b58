import { until } from '../../host/until';
import { people as numbers } from './campaigns';
import { type Connection, connect } from './connection';
import { LEVERS_SECRET } from './leversSecret';
import { columns, doWith, fillIn, formIn, importTemplate, succeeded, writeFile } from './template';

const LEVERS = 'n8n-nodes-ai-calls.levers';
const EVENT_TIMEOUT_MS = 60_000;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});

describe('overdue-invoices.json', () => {
	const DAILY = 'Every weekday at 9';
	const TABLE = 'overdue_invoices';

	it('attaches the PDF once, calls each debtor once, and notes only a payment that somebody has confirmed', async () => {
		const { client, clearSandbox, deliver, enterInDashboard, requests, rung, webhookUrl } = connection;
		await clearSandbox();
		const [PAYS, LIES, OPTED_OUT, NO_PDF, PAID] = numbers(54, 5);
		const LOST = '+12025550170';
		await client.createCredential('Levers webhook of a template', 'leversWebhookApi', { signingSecret: LEVERS_SECRET });
		const template = await importTemplate(connection, 'overdue-invoices.json', { 'Levers Trigger': { options: { allowLocalAddress: true } } });
		await template.run();
		await client.activate(template.workflow);
		const address = `${webhookUrl}/webhook/${template.webhookId('Levers Trigger')}/webhook`;

		const debtors = [PAYS, LIES, OPTED_OUT, NO_PDF, PAID, LOST].map((phone, index) => ({ phone, number: `INV-${index}` }));
		const contacts = await doWith(connection, LEVERS, { resource: 'contact', operation: 'create', name: '={{ $json.number }}', contactFields: { phoneNumber: '={{ $json.phone }}' } }, debtors);
		const invoices = await doWith(
			connection,
			LEVERS,
			{ resource: 'invoice', operation: 'create', number: '={{ $json.number }}', date: '2026-01-01', dueDate: '2026-02-01', total: 100, contactUuid: { __rl: true, mode: 'id', value: '={{ $json.contact }}' } },
			debtors.map(({ number }, index) => ({ number, contact: contacts[index].uuid })),
		);
		const [pays, lies, optedOut, noPdf, paid, lost] = invoices.map(({ uuid }) => String(uuid));
		await doWith(connection, LEVERS, { resource: 'payment', operation: 'create', uuid: paid, amount: 100, date: '2026-02-02' });
		for (const index of [0, 1, 2, 5]) await writeFile(connection, `INV-${index}.pdf`, `%PDF-1.4 of invoice ${index}`);
		await client.insertRows(TABLE, [pays, lies, optedOut, noPdf, paid, lost].map((invoiceId) => ({ invoiceId, status: 'new', doNotCall: invoiceId === optedOut })));
		await template.run(DAILY);

		const state = async (...names: string[]) => columns(await client.rows(TABLE), 'invoiceId', ...names);
		expect(await state('status')).toEqual({ [pays]: ['called'], [lies]: ['called'], [optedOut]: ['skipped'], [noPdf]: ['fix'], [paid]: ['nothingOwed'], [lost]: ['held'] });
		expect(await rung()).toEqual({ [PAYS]: 1, [LIES]: 1, [LOST]: 1 });
		const attached = (await requests()).filter(({ operationId }) => operationId === 'uploadInvoiceAttachment');
		expect(attached).toHaveLength(4);
		await template.run(DAILY);
		expect(await rung()).toEqual({ [PAYS]: 1, [LIES]: 1, [LOST]: 1 });

		// What the customers have said.
		const { id: webhookId } = await enterInDashboard('levers', { url: address, secret: LEVERS_SECRET });
		const said = async (invoiceId: string, callOutput: string) => {
			const body = { providerCallId: `call-${invoiceId}`, numberTo: PAYS, deliveryStatus: 'pass', duration: 30, summary: 'Says that it is paid.', callOutput, transcription: '', metadata: { requestMetadata: { invoiceId } } };
			await deliver({ provider: 'levers', event: 'phone_call.ended', webhookId, body: JSON.stringify(body) });
		};
		const decide = async (invoiceId: string, decision: string, amount: string) => {
			await said(invoiceId, 'PAID');
			const form = await formIn(connection, TABLE, (row) => row.invoiceId === invoiceId);
			const { id } = (await client.executions(template.workflow.id)).find(({ status }) => status === 'waiting') ?? {};
			await fillIn(form, [decision, amount]);
			await succeeded(connection, String(id));
		};
		await until('the trigger listens', EVENT_TIMEOUT_MS, async () => (await deliver({ provider: 'levers', event: 'phone_call.ended', webhookId, badSignature: true }))[0].attempts[0].status === 401);
		await decide(pays, 'Money received', '60');
		await decide(lies, 'Nothing received', '0');
		// Told again, nobody is asked again.
		await said(pays, 'PAID');
		expect(await state('status', 'outcome')).toMatchObject({ [pays]: ['paid', 'answered'], [lies]: ['notPaid', 'answered'] });
		const payments = (await requests()).filter(({ operationId }) => operationId === 'createInvoicePayment');
		expect(payments.slice(1).map(({ path, body }) => [path.split('/').at(-2), Object(body).amount as unknown])).toEqual([[pays, 60]]);
		await client.deactivate(template.workflow.id);
	});
});

describe('sheet-campaign.json', () => {
	const OWN_NUMBER = '+12025550100';
	const LOST = '+12025550170';
	const LIST = [
		...['name,phone,timezone,doNotCall', 'Ana,(202) 555-0251,America/New_York,', 'Busy,+12025550151,,'],
		...['Opted out,+12025550252,,yes', 'Listed,+12025550253,,', 'Ruined,1.20256E+10,,', `Lost,${LOST},,`],
	].join('\n');

	it('begins as a rehearsal, then calls each person who is due once, and keeps the sheet', async () => {
		await connection.clearSandbox();
		await connection.addFault({ operationId: 'listCalls', fault: { kind: 'status', status: 404 } });
		await writeFile(connection, 'people.csv', LIST);
		await writeFile(connection, 'do-not-call.csv', 'phone\n2025550253\n"(202) 555-0253"\n');
		const template = await importTemplate(connection, 'sheet-campaign.json', { Call: { options: { pollInterval: 1, waitAtMost: 0.1 } } });
		const sheet = async () => columns((await template.run()).outputs('In its order')[0], 'name', 'row_number', 'status', 'reason', 'attempts');
		const uncalled = { 'Opted out': [4, 'skipped', 'doNotCall', 0], Listed: [5, 'skipped', 'doNotCall', 0], Ruined: [6, 'fix', 'invalidNumber', 0] };
		expect(await sheet()).toMatchObject({ ...uncalled, Ana: [2, 'due', 'rehearsal', 0], Busy: [3, 'due', 'rehearsal', 0], Lost: [7, 'due', 'rehearsal', 0] });
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });

		const real = await importTemplate(connection, 'sheet-campaign.json', { Call: { options: { pollInterval: 1, waitAtMost: 0.1 } } }, (text) => text.replace(`,"rehearsalNumber":"${OWN_NUMBER}"`, ''));
		const turn = async () => columns((await real.run('Every 15 minutes')).outputs('In its order')[0], 'name', 'row_number', 'status', 'reason', 'attempts');
		const called = { Ana: [2, 'done', 'finalOutcome', 1], Busy: [3, 'due', 'callAgain', 1], Lost: [7, 'held', 'unknownOutcome', 1] };
		expect(await turn()).toEqual({ ...uncalled, ...called });
		const once = { [OWN_NUMBER]: 1, '+12025550251': 1, '+12025550151': 1, [LOST]: 1 };
		expect(await connection.rung()).toEqual(once);
		// Nobody is due again yet, and the sheet says the same.
		expect(await turn()).toEqual({ ...uncalled, ...called });

		// The sheet is as it was before the calls: whoever wrote it did not know of them.
		await writeFile(connection, 'people.csv', LIST);
		expect(await turn()).toMatchObject({ Ana: [2, 'held', 'alreadyCalled', expect.anything()], Lost: [7, 'held', 'alreadyCalled', expect.anything()] });
		expect(await connection.rung()).toEqual(once);
	});

	it('calls nobody while the list of whom not to call cannot be read', async () => {
		await connection.clearSandbox();
		await writeFile(connection, 'people.csv', LIST);
		const template = await importTemplate(connection, 'sheet-campaign.json', { 'Read do-not-call.csv': { fileSelector: '.n8n-files/is-not-there.csv' } });
		expect((await connection.client.finished(await template.start())).status).toBe('error');
		expect(await connection.requests()).toEqual([]);
	});
});
