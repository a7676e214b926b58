import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { svixKey } from '../../shared/core/webhook/svixSignature';
import { plainText } from '../../shared/core/input/plainText';

export const SECRET_FORM =
	'The signing secret does not have the correct format. Copy all of it from the webhook in the Levers dashboard (Settings > Webhooks): whsec_ and about 32 letters and digits.';

/** @throws NodeOperationError when the credential has none: without it no delivery can be trusted */
export async function signingKey(context: IHookFunctions | IWebhookFunctions): Promise<Buffer> {
	const { signingSecret } = await context.getCredentials('leversWebhookApi');
	const key = svixKey(plainText(signingSecret));
	if (key) return key;
	throw new NodeOperationError(
		context.getNode(),
		signingSecret
			? SECRET_FORM
			: 'The Levers Webhook credential contains no signing secret, so events cannot be verified. Enter the signing secret of the webhook in the Levers dashboard (Settings > Webhooks).',
	);
}
