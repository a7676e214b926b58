import { z } from 'zod';
import type { Provider } from '../shared/core/provider';
import { call } from './call';
import { interaction } from './call/interaction';
import { readCall } from './call/readCall';
import { errorMessage } from './errorMessage';
import { isFinal } from './isFinal';
import { lookUp } from './lookUp';
import { simplifyCall } from './simplifyCall';

/** As in the error body of the framework that Elemente's operation names point to (NestJS). */
const failedStatus = z.object({ statusCode: z.number().min(400) });

export const elemente: Provider = {
	name: 'Elemente',
	credential: 'elementeApi',
	resources: { call },
	errorMessage,
	isFailure: (body) => failedStatus.safeParse(body).success,
	unwrap: (body) => body,
	simplifyCall,
	isFinal,
	readCall: { request: readCall, answer: interaction },
	lookUp,
	whereToLook: 'the list of calls in Elemente',
};
