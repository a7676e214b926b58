import { z } from 'zod';
import { PROVIDER_NAMES } from '../providerName';

const MAX_REPEAT = 1_000;
/** No event comes with somebody's sign-in, and none says that it is meant for another server. */
const KEPT_BACK = ['authorization', 'cookie', 'host', 'proxy-authorization'];

/** An event to be sent by hand, for everything that does not happen by itself. */
export const deliveryOrderSchema = z
	.object({
		provider: z.enum(PROVIDER_NAMES),
		/** Such as `call.ended`, `campaign.started`, `post_call` or `phone_call.ended`; others go out with empty data. */
		event: z.string(),
		/** A call of the sandbox that the event is about. Without it one is made up, which nobody can read again. */
		callId: z.string().optional(),
		/** Persona (Kejue) or agent (Zudu) of the made-up call. */
		agentId: z.string().optional(),
		/** Only to this registration, whatever it asked for. Without it, to all that asked for the event. */
		webhookId: z.string().optional(),
		/** Only to this address, registered or not, signed with `secret`. */
		url: z.string().url().optional(),
		secret: z.string().optional(),
		/** Which of the payload's forms, see `GET /_sandbox`. */
		form: z.string().optional(),
		/** Merged into the payload before it is signed; lists and null replace what is there. */
		overrides: z.record(z.string(), z.unknown()).optional(),
		/** Sent in place of the payload, as it stands. */
		body: z.string().optional(),
		/** Replaces headers, those of the signature too; null leaves one out. */
		headers: z
			.record(
				z.string().refine((name) => !KEPT_BACK.includes(name.trim().toLowerCase()), `must not be one of ${KEPT_BACK.join(', ')}`),
				z.string().nullable(),
			)
			.optional(),
		/** To send an event again that was sent before. */
		eventId: z.string().optional(),
		/** How often the event is sent, all at once. */
		repeat: z.number().int().min(1).max(MAX_REPEAT).default(1),
		/** The signature says that it was made so many seconds ago; negative for a moment to come. */
		ageS: z.number().optional(),
		/** Signed with another secret. */
		badSignature: z.boolean().default(false),
		/** Changed after it was signed. */
		changedBody: z.boolean().default(false),
		/** Tried again as the provider does when it is not answered with a 2xx. */
		retry: z.boolean().default(false),
	})
	.strict();

/** See {@link deliveryOrderSchema}. What has a default may be left out. */
export type DeliveryOrder = z.input<typeof deliveryOrderSchema>;

/** An order with its defaults filled in. */
export type CheckedDeliveryOrder = z.output<typeof deliveryOrderSchema>;
