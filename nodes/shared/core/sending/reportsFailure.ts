import { z } from 'zod';
import type { Provider } from '../provider';

const id = z.union([z.string().min(1), z.number()]);

/** Something was created, whatever else the answer says. IDs of requests and traces are not included. */
const named = z.union([
	z.object({ id }),
	z.object({ _id: id }),
	z.object({ uuid: id }),
	z.object({ call_id: id }),
	z.object({ callId: id }),
]);

const record = z.union([named, z.object({ data: named }), z.object({ call: named })]);

const filled = z.union([z.string().min(1), z.literal(true), z.array(z.unknown()).min(1), z.record(z.string(), z.unknown()).refine(isFilled)]);

const no = z.union([z.literal(false), z.literal(0), z.string().regex(/^(false|no|0)$/i)]);

const refused = z.union([z.object({ success: no }), z.object({ ok: no })]);

const refusal = z.union([refused, z.object({ data: refused }), z.object({ result: refused })]);

const failed = z.string().regex(/^(error|fail|failed|failure|rejected|refused|declined|denied|invalid)$/i);

/** HTTP's numbers: a provider's own numbers may mean anything. */
const failedCode = z.coerce.number().min(400).max(599);

const failedStatus = z.union([
	z.object({ status: z.union([failed, failedCode]) }),
	z.object({ result: failed }),
	z.object({ statusCode: failedCode }),
	z.object({ status_code: failedCode }),
	z.object({ code: failedCode }),
]);

const goodStatus = z.union([z.object({ success: z.literal(true) }), z.object({ status: z.string().regex(/^(success|ok)$/i) })]);

const errorMember = z.union([z.object({ error: filled }), z.object({ errors: filled })]);

/** Whether a 2xx answer says that the request failed; 'unclear' if it also names a record, since then a phone may ring. */
export function reportsFailure(provider: Pick<Provider, 'isFailure'>, body: unknown): 'yes' | 'no' | 'unclear' {
	const isRecord = record.safeParse(body).success;
	if (refusal.safeParse(body).success || provider.isFailure?.(body)) return isRecord ? 'unclear' : 'yes';
	if (isRecord || goodStatus.safeParse(body).success) return 'no';
	return failedStatus.safeParse(body).success || errorMember.safeParse(body).success ? 'yes' : 'no';
}

function isFilled(value: Record<string, unknown>): boolean {
	return Object.keys(value).length > 0;
}
