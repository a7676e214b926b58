import type { Provider } from '../shared/provider';
import { call } from './call';
import { callState } from './callStates';
import { errorMessage } from './errorMessage';
import { simplifyCall } from './simplifyCall';

export const elemente: Provider = {
	name: 'Elemente',
	credential: 'elementeApi',
	resources: { call },
	errorMessage,
	unwrap: (body) => body,
	simplifyCall,
	isFinal: ({ status }) => ['ended', 'failed'].includes(callState(status).status),
	whereToLook: 'the list of calls in Elemente',
};
