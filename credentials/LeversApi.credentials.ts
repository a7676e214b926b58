import type {
	ICredentialDataDecryptedObject,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { validationWords } from '../nodes/shared/core/problem/validationWords';
import { apiRoot } from '../nodes/shared/core/sending/apiRoot';
import { exchangeForToken } from '../nodes/shared/core/sending/exchangeForToken';
import { signRequest } from '../nodes/shared/core/sending/signRequest';
import { webPageRule } from '../nodes/shared/core/sending/webPageRule';
import { plainText } from '../nodes/shared/core/input/plainText';

const EXCHANGE_PATH = '/auth/v1/api-key/auth';

const tokenAnswer = z.object({ access_token: z.string().min(1) });

/**
 * A Bearer token: exchanged for client ID and secret and renewed when it has expired, or pasted.
 * https://docs.uselevers.com/api-reference/introduction
 */
export class LeversApi implements ICredentialType {
	name = 'leversApi';
	displayName = 'Levers API';
	icon: Icon = { light: 'file:../nodes/Levers/levers.svg', dark: 'file:../nodes/Levers/levers.dark.svg' };
	documentationUrl = 'https://docs.uselevers.com/api-reference/introduction';
	properties: INodeProperties[] = [
		{
			displayName: 'Sign In With',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'Client ID and Secret',
					value: 'clientCredentials',
					description: 'Exchanged for a token, which is renewed automatically',
				},
				{
					name: 'Token',
					value: 'token',
					description: 'A token that you paste; calls stop when it expires',
				},
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['clientCredentials'] } },
			description: 'From the settings page of the Levers dashboard',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['clientCredentials'] } },
			description: 'From the settings page of the Levers dashboard',
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['token'] } },
			description: 'Access token, without the word Bearer',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			// expirable: n8n calls preAuthentication when it is empty or answered with 401, and stores what comes back.
			// password: without it n8n's API would hand the token to the browser.
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			// Values of items must not decide where the key goes.
			noDataExpression: true,
			// The only host in Levers' documentation; a production host is not documented.
			default: 'https://api.dev.uselevers.com',
			description: "URL of the API. Ask Levers for your account's URL if it is not the documented one.",
		},
	];

	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		if (credentials.authentication === 'token') return { accessToken: plainText(credentials.token) };
		const { clientId, clientSecret } = credentials;
		const accessToken = await exchangeForToken(this, {
			provider: 'Levers',
			given: 'client ID and secret',
			request: { method: 'POST', url: apiRoot(credentials.baseUrl) + EXCHANGE_PATH, body: { clientId, clientSecret } },
			tokenOf: (body) => tokenAnswer.safeParse(body).data?.access_token,
			wordsOf: validationWords,
			secrets: [plainText(clientId), plainText(clientSecret)],
		});
		return { accessToken };
	}

	authenticate = async (credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions) =>
		signRequest(request, credentials, {
			headers: {
				Authorization: `Bearer ${plainText(credentials.authentication === 'token' ? credentials.token : credentials.accessToken)}`,
			},
		});

	// A stored token may outlive a changed secret, so the pair is tested by an exchange of its own.
	test: ICredentialTestRequest = {
		request: {
			method: '={{ $credentials.authentication === "token" ? "GET" : "POST" }}' as IHttpRequestMethods,
			url: `={{ $credentials.authentication === "token" ? "/api-service/v1/contact?page=1&size=1" : "${EXCHANGE_PATH}" }}`,
			body: {
				clientId: '={{ $credentials.clientId }}',
				clientSecret: '={{ $credentials.clientSecret }}',
			},
		},
		rules: [webPageRule('Levers')],
	};
}
