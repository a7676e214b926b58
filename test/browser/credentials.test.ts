import { fillInCredential, newCredential, save, saveInVain } from './credentialForm';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { findNode, readOffers, startWorkflow, takeOffer } from './nodePanel';

const editor = useEditor();

/** What n8n says by itself. */
const OF_N8N = { refusal: 'Unauthorized', noAnswer: 'ECONNREFUSED' };
/** `secret` is the field that is filled in wrongly at first; then comes what n8n shows. */
const CREDENTIALS = [
	{ node: 'Kejue', provider: 'kejue', action: 'Get many calls', fields: ['apiKey'], secret: 'apiKey', ...OF_N8N },
	{ node: 'Zudu', provider: 'zudu', action: 'Get many calls', fields: ['apiKey', 'apiSecret'], secret: 'apiSecret', ...OF_N8N },
	{ node: 'Elemente', provider: 'elemente', action: 'Get many calls', fields: ['username', 'password'], secret: 'password', ...OF_N8N },
	{
		node: 'Levers',
		provider: 'levers',
		action: 'Create call',
		fields: ['clientId', 'clientSecret'],
		secret: 'clientSecret',
		refusal: 'Levers refused the client ID and secret when exchanging them for a token (HTTP 401: Invalid client credentials).',
		noAnswer: 'Levers could not be reached to exchange client ID and secret for a token (the connection was refused).',
	},
] as const;

describe.each(CREDENTIALS)('A credential for $node that is made by hand', ({ node, provider, action, fields, secret, refusal, noAnswer }) => {
	beforeAll(async () => {
		const { page } = editor();
		await startWorkflow(page);
		await (await findNode(page, node, node)).click();
		await readOffers(page, 'Actions');
		await takeOffer(page, action);
		await newCredential(page);
	});

	it('is refused with a wrong key', async () => {
		const { page, connection } = editor();
		const { baseUrl, credentials } = connection.providers[provider];
		for (const field of fields) await fillInCredential(page, field, credentials[field]);
		await fillInCredential(page, 'baseUrl', baseUrl);
		await fillInCredential(page, secret, 'wrong');
		const said = await saveInVain(page, refusal);
		await keepScreenshots(page, `credential-wrong-${node}`);
		expect(said).toBe(`Couldn’t connect with these settings: ${refusal}`);
	});

	it('is refused with a wrong address', async () => {
		const { page, connection } = editor();
		await fillInCredential(page, secret, connection.providers[provider].credentials[secret]);
		await fillInCredential(page, 'baseUrl', 'http://127.0.0.1:1');
		expect(await saveInVain(page, noAnswer)).toBe(`Couldn’t connect with these settings: ${noAnswer}`);
	});

	it('works with the right ones, and the node uses it', async () => {
		const { page, connection } = editor();
		await fillInCredential(page, 'baseUrl', connection.providers[provider].baseUrl);
		await save(page);
		expect(await page.getByTestId('node-credentials-select').locator('input').inputValue()).toMatch(new RegExp(`^${node} account`));
		expect((await connection.client.credentials()).filter(({ name }) => name.startsWith(`${node} account`))).toHaveLength(1);
	});
});
