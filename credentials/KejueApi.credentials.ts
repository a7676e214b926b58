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

/** A workspace key, sent as X-API-Key. https://docs.kejue.co/api-reference/persona-calls/create-persona-call */
export class KejueApi implements ICredentialType {
	name = 'kejueApi';
	displayName = 'Kejue API';
	icon: Icon = { light: 'file:../nodes/Kejue/kejue.svg', dark: 'file:../nodes/Kejue/kejue.dark.svg' };
	documentationUrl = 'https://docs.kejue.co/api-reference';
	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. kej_live_...',
			description: 'Key of the workspace whose personas make the calls',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			// Values of items must not decide where the key goes.
			noDataExpression: true,
			default: 'https://api.kejue.co/api/v1',
			description: 'URL of the API. Change it only if Kejue gave you another one, or to use a test server.',
		},
	];

	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) =>
		signRequest(request, credentials, { headers: { 'X-API-Key': plainText(credentials.apiKey) } });

	test: ICredentialTestRequest = {
		request: { url: '/api/v1/tools', qs: { limit: 1 } },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'tools', value: undefined, message: 'The Base URL responds, but not as Kejue does' },
			},
		],
	};
}
