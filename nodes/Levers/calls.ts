import type { Calls } from '../shared/calls/calls';
import { simplifyCall } from './simplifyCall';

export const calls: Calls = {
	simplify: simplifyCall,
	// No call can be read, so none is ever known to be over.
	isFinal: () => false,
};
