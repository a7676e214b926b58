import { z } from 'zod';

const call = z.object({ call_id: z.string().min(1) }).passthrough();

/**
 * The answer when a call was created: an id proves that Zudu took the request. All samples hold the call in `call`; the
 * answer to a scheduled phone call is not documented, and its siblings for schedules give `call_id` beside it.
 * https://docs.zudu.ai/api-reference/calls/put-calls-call-id-schedule
 */
export const createdCall = z.union([z.object({ call }).passthrough(), call]);
