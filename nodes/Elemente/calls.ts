import type { Calls } from '../shared/calls/calls';
import { reading } from './call/reading';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

/** How Elemente's calls are read and followed. */
export const calls = {
	simplify: simplifyCall,
	isFinal,
	reading,
	lookUp,
} satisfies Calls;
