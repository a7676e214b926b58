import type { Calls } from '../shared/calls/calls';
import { simplifyCall } from './simplifyCall';

export const calls: Calls = {
	simplify: simplifyCall,
	// No call can be read, so it is never known whether one is over.
	isFinal: () => false,
};
