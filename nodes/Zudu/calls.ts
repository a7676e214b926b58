import type { Calls } from '../shared/calls/calls';
import { readCall } from './call/readCall';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

/** How Zudu's calls are read and followed. */
export const calls: Calls = {
	simplify: simplifyCall,
	isFinal,
	reading: readCall,
	lookUp,
};
