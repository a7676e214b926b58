import { z } from 'zod';

const text = z.string().min(1).nullable().catch(null);

/** What an event says about a finished call; a member that is missing or has another type is null. https://docs.uselevers.com/webhooks/events */
export const callRecord = z.object({
	providerCallId: text,
	numberTo: text,
	deliveryStatus: text,
	endedReason: text,
	duration: z.number().nullable().catch(null),
	summary: text,
	callOutput: text,
	sentimentOutput: text,
	transcription: text,
	/** A path in Levers' storage (`bucket:path/file.mp3`), not a URL. */
	recordingUrl: text,
	metadata: z.object({ requestMetadata: z.record(z.string(), z.unknown()).nullable().catch(null) }).catch({ requestMetadata: null }),
});
export type CallRecord = z.infer<typeof callRecord>;
