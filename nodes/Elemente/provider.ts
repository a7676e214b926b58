import type { Provider } from '../shared/provider';
import { call } from './call';
import { errorMessage } from './errorMessage';
import { isFinal } from './isFinal';
import { lookUp } from './lookUp';
import { simplifyCall } from './simplifyCall';

export const elemente: Provider = {
	name: 'Elemente',
	credential: 'elementeApi',
	resources: { call },
	errorMessage,
	unwrap: (body) => body,
	simplifyCall,
	isFinal,
	lookUp,
	whereToLook: 'the list of calls in Elemente',
};
