import type { IDataObject } from 'n8n-workflow';
import { callBack } from '../../nodes/Kejue/callBack';
import { apiPath } from '../../nodes/shared/core/sending/apiPath';

const ADDRESS = { url: 'https://n8n.example/webhook-waiting/1/call-over', secret: 'secret' };
const OURS = { ...ADDRESS, events: ['call.analyzed', 'call.ended'], signing_method: 'hmac_sha256' };
const spec = (body?: IDataObject) => ({ method: 'POST' as const, path: apiPath('/api/v1/persona-calls'), body });

describe('the request', () => {
	test.each<[IDataObject | undefined, IDataObject]>([
		[undefined, { config: { webhooks: [OURS] } }],
		[{ persona_id: 'per_1' }, { persona_id: 'per_1', config: { webhooks: [OURS] } }],
		[{ config: { prompt: 'Hello' } }, { config: { prompt: 'Hello', webhooks: [OURS] } }],
		[{ config: { webhooks: [{ url: 'https://other.example' }] } }, { config: { webhooks: [{ url: 'https://other.example' }, OURS] } }],
	])('%j has the address added', (body, expected) => {
		expect(callBack.request(spec(body), ADDRESS)?.body).toEqual(expected);
	});

	test.each<IDataObject>([{ config: 'none' }, { config: { webhooks: 'none' } }])('%j has no place for an address', (body) => {
		expect(callBack.request(spec(body), ADDRESS)).toBeUndefined();
	});
});

const analyzed = { call: { id: 'call_1', status: 'completed', summary: 'Ana agreed.', duration_seconds: null }, conversation: { started_at: '2026-12-01T09:00:00Z' } };
const ended = { job_id: 'job_1', status: 'busy', retry: { will_retry: false } };

describe('an event', () => {
	test.each([
		['call.analyzed', analyzed],
		['call.analyzed', { call: { status: 'analyzed_well' } }],
		['call.analyzed', {}],
		['call.ended', ended],
		['call.ended', { ...ended, status: 'no_answer' }],
		['call.ended', { ...ended, status: 'failed' }],
		['call.ended', { ...ended, status: 'ended', ended_reason: 'rejected' }],
	])('%s of %j ends the wait', (event, data) => {
		expect(callBack.read({ event, data })?.raw).toEqual(data);
	});

	test.each([
		['call.ended', { ...ended, retry: { will_retry: true } }],
		['call.analyzed', { ...analyzed, call: { ...analyzed.call, retry: { will_retry: true } } }],
		['call.ended', { ...ended, status: 'completed', ended_reason: 'agent_hangup' }],
		['call.ended', { ...ended, status: 'voicemail' }],
		['call.ended', { ...ended, status: 'a_new_word' }],
		['call.ended', {}],
		['call.started', { job_id: 'job_1' }],
		['campaign.ended', { status: 'failed' }],
		['ping', {}],
		[undefined, {}],
	])('%s of %j does not', (event, data) => {
		expect(callBack.read({ event, data })).toBeUndefined();
	});

	test('says of the call what it has, and nothing that it leaves out', () => {
		expect(callBack.read({ event: 'call.analyzed', data: analyzed, metadata: {} })?.record).toEqual({
			id: 'call_1',
			status: 'completed',
			summary: 'Ana agreed.',
			started_at: '2026-12-01T09:00:00Z',
			call: analyzed.call,
			conversation: analyzed.conversation,
		});
	});
});
