/** Members of a trigger's output that n8n hides when it redacts: who was called, what was said, and the recording. */
export const sensitiveEventFields = ['call.to', 'call.summary', 'call.transcript', 'call.recordingUrl', 'raw'];
