import type { Calls } from '../shared/calls/calls';
import { reading } from './call/reading';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

export const calls = {
	simplify: simplifyCall,
	isFinal,
	reading,
	lookUp,
} satisfies Calls;
