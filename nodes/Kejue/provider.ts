import type { Provider } from '../shared/provider';
import { call } from './call';
import { errorMessage } from './errorMessage';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

/** Kejue, API generation with workspace keys. https://docs.kejue.co/api-reference */
export const kejue: Provider = {
	name: 'Kejue',
	credential: 'kejueApi',
	resources: { call },
	errorMessage,
	// Answers have no envelope.
	unwrap: (body) => body,
	simplifyCall,
	isFinal,
	lookUp,
	whereToLook: 'the calls in the Kejue dashboard',
};
