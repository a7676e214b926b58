import { z } from 'zod';
import type { Provider } from '../shared/core/provider';
import { call } from './call';
import { callBack } from './callBack';
import { oneCall } from './call/oneCall';
import { errorMessage } from './errorMessage';
import { lookUp } from './lookUp';
import { isFinal, simplifyCall } from './simplifyCall';

const record = z.object({ id: z.union([z.string(), z.number()]) });

/** Kejue, API generation with workspace keys. https://docs.kejue.co/api-reference */
export const kejue: Provider = {
	name: 'Kejue',
	credential: 'kejueApi',
	resources: { call },
	errorMessage,
	// A record has an ID; an error body never does.
	isFailure: (body) => !record.safeParse(body).success && errorMessage(body) !== undefined,
	// Answers have no envelope.
	unwrap: (body) => body,
	simplifyCall,
	isFinal,
	readCall: oneCall,
	lookUp,
	callBack,
	whereToLook: 'the calls in the Kejue dashboard',
};
