/** Members of a trigger's output that n8n redacts where it redacts: who was called, what was said, and where to listen to it. */
export const sensitiveEventFields = ['call.to', 'call.summary', 'call.transcript', 'call.recordingUrl', 'raw'];
