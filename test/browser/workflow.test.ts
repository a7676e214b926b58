import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { openList, pick } from './listPicker';
import { choose, execute, fillIn, scrollTo, useCredential } from './nodeForm';
import { findNode, openPanel, readOffers, startWorkflow, takeOffer } from './nodePanel';
import { readError, readFields, readTable } from './outputPanel';

const editor = useEditor();
beforeAll(async () => {
	await editor().connection.clearSandbox();
});

describe('A workflow built by clicks from nothing', () => {
	it('is built: a trigger by hand, then a node that calls', async () => {
		const { page } = editor();
		await startWorkflow(page);
		await (await findNode(page, 'manual', 'Manual Trigger')).click();
		await openPanel(page);
		await (await findNode(page, 'Kejue', 'Kejue')).click();
		await readOffers(page, 'Actions');
		await takeOffer(page, 'Place phone call by persona');
		await useCredential(page, 'Kejue sandbox');
		await openList(page, 'personaId');
		await pick(page, 'personaId', 'Sandbox persona 7');
		await fillIn(page, 'phone', '+1 (202) 555-0101');
		await choose(page, 'waitFor', 'Transcript Ready');
		expect(await page.getByTestId('canvas-node').count()).toBe(2);
	});

	it('calls, and the output table shows how the call went', async () => {
		const { page, connection } = editor();
		expect(await execute(page)).toBe('success');
		const rows = await readTable(page);
		await keepScreenshots(page, 'output-table');
		expect(await readFields(page)).toEqual(Object.keys(rows[0]));
		await scrollTo(page, 'resource');
		await keepScreenshots(page, 'output-fields');
		expect(rows).toEqual([
			{
				callId: expect.stringMatching(/^call_/) as unknown,
				status: 'ended',
				outcome: 'answered',
				to: '+12025550101',
				startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
				durationSeconds: expect.stringMatching(/^\d+$/) as unknown,
				summary: 'The person answered and had a short, friendly talk.',
				transcript: expect.stringContaining('Hello, this is a call from the sandbox.') as unknown,
				recordingUrl: expect.stringContaining('/_sandbox/recordings/') as unknown,
				metadata: 'null',
			},
		]);
		expect(await connection.rung()).toEqual({ '+12025550101': 1 });
	});
});

describe('An error is shown with its remedy', () => {
	it('when the account has no credit', async () => {
		const { page } = editor();
		await fillIn(page, 'phone', '+12025550172');
		expect(await execute(page)).toBe('danger');
		await keepScreenshots(page, 'error-no-credit');
		expect(await readError(page)).toEqual({
			message:
				'Kejue refused the request (HTTP 402: The account has no credit left (PAYMENT_REQUIRED)), so no phone call to …0172 was placed. [item 0]',
			remedy: 'Add credit to the account at Kejue, then run the item again. 0 phone calls placed, 1 of 1 items not placed.',
		});
	});

	it('when the number cannot be right, which costs nobody a call', async () => {
		const { page, connection } = editor();
		const before = (await connection.requests()).length;
		await fillIn(page, 'phone', '0202 555');
		expect(await execute(page)).toBe('danger');
		await keepScreenshots(page, 'error-wrong-number');
		expect(await readError(page)).toEqual({
			message: "'Phone Number' has no country code, or has lost its plus; write it as +14155550123. Set 'Default Country' in the options only if the numbers are local ones. [item 0]",
			remedy: 'Correct the number; nobody was called for this item. 0 phone calls placed, 1 of 1 items not placed.',
		});
		expect(await connection.requests()).toHaveLength(before);
	});
});
