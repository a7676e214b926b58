import { randomBytes } from 'node:crypto';
import type { ICredentialsDecrypted, INodeType } from 'n8n-workflow';
import { builtPackage } from '../../engine/builtPackage';

/** The credential's test, as n8n calls it: Levers offers nothing to ask, so only the form can be found wrong. */
async function askTest(signingSecret: unknown) {
	const { methods } = (await builtPackage()).getNode('leversTrigger').type as INodeType;
	const credential = { id: '1', name: 'Levers', type: 'leversWebhookApi', data: { signingSecret } } as ICredentialsDecrypted;
	return await methods?.credentialTest?.leversSigningSecret.call({} as never, credential);
}

test.each([24, 32, 64])('a secret of %d bytes has the right form, and the test says that it knows no more', async (bytes) => {
	expect(await askTest(`whsec_${randomBytes(bytes).toString('base64')}`)).toEqual({
		status: 'OK',
		message: 'The format is correct; the first event shows whether it is the correct secret',
	});
});

test.each([undefined, '', 'whsec_', 'lev_client_secret', `whsec_${randomBytes(8).toString('base64')}`])('"%s" is refused', async (secret) => {
	expect(await askTest(secret)).toMatchObject({ status: 'Error', message: expect.stringContaining('Settings > Webhooks') });
});
