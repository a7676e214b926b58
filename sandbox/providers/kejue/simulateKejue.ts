import { CallBook } from '../../callBook';
import type { StartSimulation } from '../../simulation';
import { Announcer } from '../../webhooks/announcer';
import type { CallDetails } from './call';
import { callOperations } from './callOperations';
import { ContactBook } from './contactBook';
import { kejueDialect } from './kejueDialect';
import { listOperations } from './listOperations';
import type { Subscription } from './subscription';
import { webhookOperations } from './webhookOperations';
import { wordError } from './wordError';

const CREDENTIALS = { apiKey: 'kej_sandbox_key' };

/** Kejue, acted out: https://docs.kejue.co/api-reference. */
export const simulateKejue: StartSimulation = ({ paces, rung, postman, origin }) => {
	const calls = new CallBook<CallDetails>(paces, rung);
	const contacts = new ContactBook();
	const subscriptions = new Map<string, Subscription>();
	const dialect = kejueDialect(subscriptions, { calls, contacts, origin });
	const announcer = new Announcer({ provider: 'kejue', calls, postman, dialect });

	return {
		credentials: CREDENTIALS,
		isAuthorized: (headers) => headers['x-api-key'] === CREDENTIALS.apiKey,
		invalidStatus: 400,
		wordError,
		calls,
		announcer,
		operations: {
			...callOperations({ calls, contacts, origin, onPlaced: (call) => announcer.follow(call) }),
			...webhookOperations({ subscriptions, postman, onListener: () => announcer.followAll() }),
			...listOperations(contacts),
		},
		clear: () => {
			calls.clear();
			contacts.clear();
			subscriptions.clear();
		},
	};
};
