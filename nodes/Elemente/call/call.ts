import { z } from 'zod';
import { apiPath } from '../../shared/core/sending/apiPath';
import { recordId } from '../namedRecord';

export const callsPath = apiPath('/api/v1/calls');

export const callPath = (callId: string) => apiPath('/api/v1/calls/{callId}', { callId });

/** What we rely on in a call or conversation: without an ID nobody could find it again. */
export const callRecord = z.object({ id: recordId }).passthrough();
