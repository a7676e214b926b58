import { CallBook } from '../../callBook';
import type { StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import type { WebhookRegistration } from '../../webhooks/webhookRegistration';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import { contactOperations } from './contactOperations';
import { contactTable } from './contacts';
import { invoiceOperations } from './invoiceOperations';
import { InvoiceBook } from './invoices';
import { leversDialect } from './leversDialect';
import { TokenBook } from './tokenBook';
import { wordError } from './wordError';

/** Levers, acted out: https://docs.uselevers.com/api-reference/introduction. It tells nobody how a call went but by webhook. */
export const simulateLevers: StartSimulation = ({ description, paces, rung, tokenLifetimeS, postman }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const registered = new Map<string, WebhookRegistration>();
	const announcer = new Announcer({ provider: 'levers', calls, postman, dialect: leversDialect(registered, calls) });
	const tokens = new TokenBook(tokenLifetimeS);
	const contacts = contactTable(description);
	const invoices = new InvoiceBook(contacts, description);

	return {
		credentials: tokens.credentials,
		isAuthorized: ({ authorization }) => tokens.isAuthorized(authorization),
		invalidStatus: 422,
		wordError,
		calls,
		announcer,
		operations: {
			...tokens.operations(),
			...callOperations({ calls, contacts, onPlaced: (call) => announcer.follow(call) }),
			...contactOperations(contacts, invoices, description),
			...invoiceOperations(invoices, contacts),
		},
		expireTokens: () => tokens.expireAll(),
		clear: () => [calls, registered, tokens, contacts, invoices].forEach((kept) => kept.clear()),
	};
};
