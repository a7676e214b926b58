import type { Calls } from '../shared/calls/calls';
import { interaction } from './call/interaction';
import { readCall } from './call/readCall';
import { isFinal } from './isFinal';
import { lookUp } from './lookUp';
import { simplifyCall } from './simplifyCall';

/** How Elemente's calls are read and followed. */
export const calls: Calls = {
	simplify: simplifyCall,
	isFinal,
	reading: { request: readCall, answer: interaction },
	lookUp,
};
