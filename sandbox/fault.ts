import { z } from 'zod';
import { PROVIDER_NAMES } from './providerName';

/** True: the request is carried out first (the person is rung) and only its answer is spoilt. */
const accept = z.boolean().optional();
const MAX_DELAY_MS = 600_000;

/**
 * What goes wrong with one request.
 *
 * - `status`: answered with this status; without `body`, in the provider's own error form. A text body is sent as it stands.
 * - `silence`: never answered; the connection stays open.
 * - `reset`: the connection is reset after the whole request was read.
 * - `malformed`: a JSON answer that breaks off half way.
 * - `empty`: a success without a body.
 * - `delay`: carried out at once, answered `ms` milliseconds later (so a caller who gives up earlier has rung the person).
 */
export const faultSchema = z.discriminatedUnion('kind', [
	z
		.object({
			kind: z.literal('status'),
			status: z.number().int().min(200).max(599),
			body: z.unknown().optional(),
			headers: z.record(z.string(), z.string()).optional(),
			contentType: z.string().optional(),
			accept,
		})
		.strict(),
	z.object({ kind: z.literal('silence'), accept }).strict(),
	z.object({ kind: z.literal('reset'), accept }).strict(),
	z.object({ kind: z.literal('malformed'), accept }).strict(),
	z.object({ kind: z.literal('empty'), accept }).strict(),
	z.object({ kind: z.literal('delay'), ms: z.number().int().min(0).max(MAX_DELAY_MS) }).strict(),
]);

/** See {@link faultSchema}. */
export type Fault = z.infer<typeof faultSchema>;

/**
 * A fault and the requests it befalls: those that match every member given. `to` is a phone number in any writing,
 * `callId` any id in the path, `mentions` a text in the path or the body, `times` how many requests it befalls in all (for ever when left out).
 */
export const faultRuleSchema = z
	.object({
		provider: z.enum(PROVIDER_NAMES).optional(),
		operationId: z.string().optional(),
		to: z.string().optional(),
		callId: z.string().optional(),
		mentions: z.string().optional(),
		times: z.number().int().min(1).optional(),
		fault: faultSchema,
	})
	.strict();

/** See {@link faultRuleSchema}. */
export type FaultRule = z.infer<typeof faultRuleSchema>;

/** Short text for the request log, such as `status 500 after accepting`. */
export function describeFault(fault: Fault): string {
	if (fault.kind === 'delay') return `delay ${fault.ms} ms`;
	const what = fault.kind === 'status' ? `status ${fault.status}` : fault.kind;
	return fault.accept ? `${what} after accepting` : what;
}
