import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { signRequest } from '../nodes/shared/core/sending/signRequest';
import { webPageRule } from '../nodes/shared/core/sending/webPageRule';
import { plainText } from '../nodes/shared/core/input/plainText';

/** HTTP Basic. https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call */
export class ElementeApi implements ICredentialType {
	name = 'elementeApi';
	displayName = 'Elemente API';
	icon: Icon = { light: 'file:../nodes/Elemente/elemente.svg', dark: 'file:../nodes/Elemente/elemente.dark.svg' };
	documentationUrl = 'https://docs.elemente.ai/api-reference/endpoint/calls/initiate-call';
	properties: INodeProperties[] = [
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			description: 'Username that Elemente gave you for the API',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			// Values of items must not decide where the key goes.
			noDataExpression: true,
			default: 'https://api.elemente.ai',
			description: 'URL of the API. Change it only if Elemente gave you another one, or to use a test server.',
		},
	];

	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) =>
		signRequest(request, credentials, {
			auth: { username: plainText(credentials.username), password: plainText(credentials.password) },
		});

	// The only list of Elemente's that comes in an object. n8n cannot judge a bare list that is empty, such as the agents of
	// a new account. https://docs.elemente.ai/api-reference/endpoint/knowledgebase/get-knowledge-base
	test: ICredentialTestRequest = {
		request: { url: '/api/v1/knowledgebase', qs: { limit: 1 } },
		rules: [webPageRule('Elemente')],
	};
}
