/** The documented sample of phone_call.ended (https://docs.uselevers.com/webhooks/events), with a name that needs UTF-8. */
export const finishedCall = {
	providerCallId: '0b0b7b1e-6a55-4d0e-9a3e-6a8c6c3c1f10',
	numberFrom: '+966500000001',
	numberTo: '+966500000002',
	providerStatus: 'pass',
	deliveryStatus: 'pass',
	duration: 62,
	summary: 'محمد promised to pay 📞',
	endedReason: null,
	callOutput: 'PROMISE_TO_PAY',
	callOutputReasoning: 'Said so twice.',
	sentimentOutput: 'NEUTRAL',
	sentimentOutputReasoning: 'Calm.',
	transcription: 'AI: Hello\nUser: Hello',
	recordingUrl: 'recordings:2026/11/call.mp3',
	metadata: { requestMetadata: { invoice: 'INV-7', row: 3 } },
	addedLater: { byLevers: true },
};
