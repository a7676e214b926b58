import type { Provider } from '../shared/core/provider';
import { validationWords } from '../shared/core/problem/validationWords';
import { contactsPath } from './contact/contact';

export const levers: Provider = {
	name: 'Levers',
	credential: 'leversApi',
	errorMessage: validationWords,
	// The answer to a call is not documented; a body with an error is not a call.
	isFailure: (body) => validationWords(body) !== undefined,
	// An empty list is a valid answer.
	unwrap: (body) => (isNothing(body) ? {} : body),
	whereToLook:
		"the phone_call.ended events that Levers sends to your webhook (metadata.requestMetadata shows whose call it was; Levers' API cannot list calls)",
	token: {
		field: 'accessToken',
		read: { method: 'GET', path: contactsPath, query: { page: 1, size: 1 } },
	},
};

function isNothing(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}
