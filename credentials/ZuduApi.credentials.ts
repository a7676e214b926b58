import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from '../nodes/shared/core/sending/signRequest';
import { plainText } from '../nodes/shared/core/input/plainText';

/** A key pair, sent as X-API-KEY and X-API-SECRET. https://docs.zudu.ai/quick-start/authentication */
export class ZuduApi implements ICredentialType {
	name = 'zuduApi';
	displayName = 'Zudu API';
	icon: Icon = { light: 'file:../nodes/Zudu/zudu.svg', dark: 'file:../nodes/Zudu/zudu.dark.svg' };
	documentationUrl = 'https://docs.zudu.ai/quick-start/authentication';
	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. sk_...',
			description: 'From Settings > API Keys in the Zudu portal',
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. s3cr3t_...',
			description: 'Shown only once, when the key pair is created',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			// Values of items must not decide where the key goes.
			noDataExpression: true,
			default: 'https://api.zudu.ai',
			description: 'URL of the API. Change it only if Zudu gave you another one, or to use a test server.',
		},
	];

	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) =>
		signRequest(request, credentials, {
			headers: { 'X-API-KEY': plainText(credentials.apiKey), 'X-API-SECRET': plainText(credentials.apiSecret) },
		});

	test: ICredentialTestRequest = {
		request: { url: '/api/agents', qs: { limit: 1 } },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'data', value: undefined, message: 'The Base URL responds, but not as Zudu does' },
			},
		],
	};
}
