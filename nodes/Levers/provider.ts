import type { Provider } from '../shared/core/provider';
import { validationWords } from '../shared/core/problem/validationWords';
import { contactsPath } from './contact/contact';

export const levers: Provider = {
	name: 'Levers',
	credential: 'leversApi',
	errorMessage: validationWords,
	// A call is answered without a documented body, so a body that speaks of an error is none.
	isFailure: (body) => validationWords(body) !== undefined,
	// A list without entries is an answer of its own.
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
