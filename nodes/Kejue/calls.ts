import type { Calls } from '../shared/calls/calls';
import { callBack } from './callBack';
import { reading } from './call/reading';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

export const calls = {
	simplify: simplifyCall,
	isFinal,
	reading,
	lookUp,
	callBack,
} satisfies Calls;
