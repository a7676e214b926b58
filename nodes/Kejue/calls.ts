import type { Calls } from '../shared/calls/calls';
import { callBack } from './callBack';
import { oneCall } from './call/oneCall';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

export const calls: Calls = {
	simplify: simplifyCall,
	isFinal,
	reading: oneCall,
	lookUp,
	callBack,
};
