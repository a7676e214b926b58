/** One event of each form that https://docs.kejue.co/guides/webhooks shows, and how it is emitted. */
const envelope = (event: string, data: Record<string, unknown>) => ({
	event,
	event_id: `evt_${event}`,
	workspace_id: 'ws_1',
	timestamp: '2026-11-01T08:00:00Z',
	data,
	metadata: { source: 'crm' },
	added_later: true,
});

const call = {
	callId: 'call_1',
	status: 'ended',
	outcome: 'answered',
	to: null,
	startedAt: null,
	durationSeconds: 62,
	summary: null,
	transcript: null,
	recordingUrl: null,
	metadata: { source: 'crm' },
};

const analyzed = { id: 'call_1', status: 'completed', summary: '客户同意 📞', outcome_id: 'out_1', score: 80, duration_seconds: 62 };
const conversation = { id: 'conv_1', started_at: '2026-11-01T07:58:00+00:00', ended_at: '2026-11-01T07:59:02+00:00' };

export const EVENTS = [
	{
		name: 'call.started',
		body: envelope('call.started', {
			job_id: 'call_1',
			conversation_id: 'conv_1',
			contact_id: 'con_1',
			persona_id: 'per_7',
			campaign_id: null,
			direction: 'outbound',
			channel: 'voice',
			job_type: 'outbound_call',
			attempt_number: 1,
			started_at: '2026-11-01T07:58:00Z',
			contact: { id: 'con_1', name: 'Ana', phone: '+14155550123' },
		}),
		call: {
			...call,
			status: 'inProgress',
			outcome: null,
			to: '+14155550123',
			startedAt: '2026-11-01T07:58:00Z',
			durationSeconds: null,
		},
	},
	{
		name: 'call.ended',
		body: envelope('call.ended', {
			job_id: 'call_1',
			contact_id: 'con_1',
			status: 'completed',
			ended_reason: 'agent_hangup',
			duration_seconds: 62,
			transcript: 'Agent: Hello\nUser: 你好',
			recording_url: 'https://files.kejue.co/1.wav',
			retry: { will_retry: false, next_retry_at: null, attempt_number: 1 },
		}),
		call: { ...call, transcript: 'Agent: Hello\nUser: 你好', recordingUrl: 'https://files.kejue.co/1.wav' },
	},
	{
		name: 'call.analyzed in the documented form',
		body: envelope('call.analyzed', {
			call: { ...analyzed, structured_data: { order: 17 } },
			contact: { id: 'con_1', name: 'Ana', phone: '+14155550123', email: 'ana@example.com', status: 'contacted' },
			conversation,
		}),
		call: { ...call, to: '+14155550123', startedAt: '2026-11-01T07:58:00Z', summary: '客户同意 📞' },
	},
	{
		name: 'call.analyzed as the dashboard sends it for a test',
		body: envelope('call.analyzed', {
			call: { ...analyzed, extracted_data: { order: 17 } },
			contact: { id: 'con_1', full_name: 'Ana Reyes', phone: '+14155550123', status: { status: 'contacted', score: 70 } },
			conversation,
		}),
		call: { ...call, to: '+14155550123', startedAt: '2026-11-01T07:58:00Z', summary: '客户同意 📞' },
	},
	{
		name: 'campaign.paused',
		body: envelope('campaign.paused', { campaign_id: 'cmp_1' }),
		call: null,
		campaign: { campaignId: 'cmp_1', name: null, status: null, counts: {} },
	},
	{
		name: 'campaign.paused with counts in two places, and what is none',
		body: envelope('campaign.paused', { campaign: { id: 'cmp_1', name: 'March', status: 'paused', contacts_added: 7, priority: 'high' }, stats: { completed: 3, failed: 0, rate: 0.5, started_at: 1764400000 }, job_id: 5 }),
		call: null,
		campaign: { campaignId: 'cmp_1', name: 'March', status: 'paused', counts: { contacts_added: 7, completed: 3, failed: 0 } },
	},
	{
		name: 'campaign.paused with a number for an ID, as the older API has',
		body: envelope('campaign.paused', { id: 17, total: 2 }),
		call: null,
		campaign: { campaignId: '17', name: null, status: null, counts: { total: 2 } },
	},
	{
		name: 'a call event without anything known in it',
		body: { event: 'call.ended', event_id: 7, data: { job_id: 5, contact: 'none', call: null } },
		call: { ...call, callId: '5', outcome: 'unknown', durationSeconds: null, metadata: null },
	},
];
