import type { IHookFunctions } from 'n8n-workflow';
import { requirePublicUrl } from '../../shared/core/webhook/publicUrl';

/** Explains an address that Levers' dashboard would refuse. @throws NodeOperationError */
export function requireUsableUrl(context: IHookFunctions): void {
	const url = context.getNodeWebhookUrl('default');
	if (!url) return;
	requirePublicUrl(url, {
		node: context.getNode(),
		provider: 'Levers',
		localIsFine: context.getNodeParameter('options.allowLocalAddress', false) === true,
	});
}
