import type { Calls } from '../shared/calls/calls';
import { reading } from './call/reading';
import { isFinal } from './isFinal';
import { lookUp } from './lookUp';
import { simplifyCall } from './simplifyCall';

/** How Elemente's calls are read and followed. */
export const calls = {
	simplify: simplifyCall,
	isFinal,
	reading,
	lookUp,
} satisfies Calls;
