import { z } from 'zod';
import type { IDataObject } from 'n8n-workflow';
import type { CallBack } from '../shared/calls/callBack';
import type { CallWebhook } from './api';
import { callRecord } from './call/call';
import { readEvent } from './readEvent';
import { simplifyCall } from './simplifyCall';
import { kejueSignedAt } from './trigger/kejueSignedAt';

const EVENTS = ['call.analyzed', 'call.ended'];
/** After these outcomes a call is analyzed; only the analysis says what an unknown one means. */
const TALKS = ['answered', 'voicemail', 'unknown'];

const config = z.object({ webhooks: z.array(z.unknown()).nullish() }).passthrough();

/** A webhook for one call, beside those that the user has set: docs/decisions.md#when-a-wait-for-a-kejue-call-ends */
export const callBack: CallBack = {
	request(spec, { url, secret }) {
		const parsed = config.safeParse(spec.body?.config ?? {});
		if (!parsed.success) return undefined;
		const webhook: CallWebhook = { url, events: EVENTS, signing_method: 'hmac_sha256', secret };
		const { webhooks } = parsed.data;
		return { ...spec, body: { ...spec.body, config: { ...parsed.data, webhooks: [...(webhooks ?? []), webhook] } as IDataObject } };
	},
	signedAt: kejueSignedAt,
	read(body) {
		const event = readEvent(body);
		if (!event?.call || callRecord(event.call).willRetry) return undefined;
		const { event: name, call, data } = event;
		const outcome = simplifyCall(call).outcome;
		const isEnd = name === 'call.analyzed' || (name === 'call.ended' && outcome !== null && !TALKS.includes(outcome));
		// What the event leaves out must not replace what the call itself says.
		const record = Object.fromEntries(Object.entries(call).filter(([, value]) => value !== null && value !== undefined));
		return isEnd ? { record, raw: data } : undefined;
	},
};
