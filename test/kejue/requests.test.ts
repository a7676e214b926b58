import { DateTime, type DateTimeMaybeValid } from 'luxon';
import * as call from '../../nodes/Kejue/call';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import type { RequestSpec } from '../../nodes/shared/core/request';
import sample from '../samples/kejue.json';

const now = moment('2026-12-01T09:00:00Z');

function moment(text: string): DateTime<true> {
	const parsed: DateTimeMaybeValid = DateTime.fromISO(text, { setZone: true });
	if (!parsed.isValid) throw new Error(`${text} is no moment`);
	return parsed;
}

const EMPTY = { contact: {}, config: {}, additionalFields: {}, options: {} };

/** The request for typed parameters, with empty collections where none are given, as the executor hands them over. */
function request(params: object): RequestSpec {
	return call.create.request({ ...EMPTY, ...params } as never, { now });
}

function body(params: object) {
	return request(params).body;
}

function problemOf(params: object): Pick<InvalidParameter, 'parameter' | 'message' | 'remedy'> {
	try {
		request({ personaId: 'per_x', phone: '+14155550123', ...params });
	} catch (error) {
		if (error instanceof InvalidParameter) return { parameter: error.parameter, message: error.message, remedy: error.remedy };
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('create', () => {
	it('sends every documented field', () => {
		const { phone, whatsapp_number, first_name, last_name, job_title, tags, ...contact } = sample.contact;
		const { config } = sample;
		expect(
			request({
				personaId: sample.persona_id,
				phone,
				contactId: sample.contact_id,
				contact: {
					...contact,
					whatsappNumber: whatsapp_number,
					firstName: first_name,
					lastName: last_name,
					jobTitle: job_title,
					tags: tags.join(','),
				},
				context: sample.context,
				config: {
					prompt: config.prompt,
					firstMessage: config.first_message,
					firstMessageUninterruptible: config.first_message_uninterruptible,
					voiceId: config.voice_id,
					temperature: config.temperature,
					maxDuration: config.max_duration,
					silenceTimeout: config.silence_timeout,
					recordingEnabled: config.recording_enabled,
					languageLocale: config.language_locale,
					inactivityMessages: {
						messages: [{ delaySeconds: 15, endBehavior: 'END_BEHAVIOR_UNSPECIFIED', message: 'Can you hear me?' }],
					},
					callStartHour: config.call_start_hour,
					callStartMinute: config.call_start_minute,
					callEndHour: config.call_end_hour,
					callEndMinute: config.call_end_minute,
					allowedDays: config.allowed_days,
					autoRetry: config.auto_retry,
					retrySchedule: '30,120',
					scoringCriteria: config.scoring_criteria,
					tools: { tools: config.tools },
					tags: { tags: config.tags },
					structuredDataSchema: { fields: config.structured_data_schema },
					serverUrl: config.server_url,
					serverSecret: config.server_secret,
					webhooks: {
						webhooks: [
							{
								url: 'https://hooks.example.com/one',
								events: ['call.ended', 'call.analyzed'],
								signingMethod: 'hmac_sha256',
								secret: 's3-2',
							},
						],
					},
					webhookIds: { webhooks: [{ id: 'wh_1' }] },
				},
				additionalFields: {
					agentId: sample.agent_id,
					phoneNumberId: sample.phone_number_id,
					scheduleAt: moment(sample.schedule_at),
					priority: sample.priority,
					externalReference: sample.external_reference,
				},
			}),
		).toStrictEqual({ method: 'POST', path: '/api/v1/persona-calls', body: sample });
	});

	it('sends nothing but what was entered', () => {
		expect(body({ personaId: 'per_x', phone: '+14155550123' })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123' },
		});
	});

	it.each([
		['number', { phone: '+14155550123' }, { contact: { phone: '+14155550123' } }],
		['contact ID', { contactId: 'con_x' }, { contact_id: 'con_x' }],
		['e-mail address', { contact: { email: 'name@email.com' } }, { contact: { email: 'name@email.com' } }],
		['WhatsApp number', { contact: { whatsappNumber: '+14155550124' } }, { contact: { whatsapp_number: '+14155550124' } }],
	])('finds the person by %s alone', (_, params, person) => {
		expect(body({ personaId: 'per_x', ...params })).toStrictEqual({ persona_id: 'per_x', ...person });
	});

	it.each([
		[{ contact: { whatsappNumber: '+14155550124' } }, { whatsapp_number: '+14155550124' }],
		[{ contact: { email: 'name@email.com' } }, { email: 'name@email.com' }],
		[{ contact: { firstName: 'Ana' } }, { first_name: 'Ana' }],
		[{ contact: { lastName: 'Reyes' } }, { last_name: 'Reyes' }],
		[{ contact: { company: 'Acme' } }, { company: 'Acme' }],
		[{ contact: { jobTitle: 'Buyer' } }, { job_title: 'Buyer' }],
		[{ contact: { country: 'US' } }, { country: 'US' }],
		[{ contact: { timezone: 'Europe/Berlin' } }, { timezone: 'Europe/Berlin' }],
		[{ contact: { language: 'de' } }, { language: 'de' }],
		[{ contact: { tags: ' lead,,vip ' } }, { tags: ['lead', 'vip'] }],
		[{ contact: { metadata: { a: [1] } } }, { metadata: { a: [1] } }],
	])('with %j adds only %j to the contact', (params, added) => {
		expect(body({ personaId: 'per_x', phone: '+14155550123', ...params })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123', ...added },
		});
	});

	it.each([
		[{ prompt: 'Hi {{name}}' }, { prompt: 'Hi {{name}}' }],
		[{ firstMessage: 'Hello' }, { first_message: 'Hello' }],
		[{ firstMessageUninterruptible: false }, { first_message_uninterruptible: false }],
		[{ voiceId: 'v_x' }, { voice_id: 'v_x' }],
		[{ temperature: 0 }, { temperature: 0 }],
		[{ maxDuration: 30 }, { max_duration: 30 }],
		[{ silenceTimeout: 5 }, { silence_timeout: 5 }],
		[{ recordingEnabled: false }, { recording_enabled: false }],
		[{ languageLocale: 'en-GB' }, { language_locale: 'en-GB' }],
		[{ inactivityMessages: { messages: [{ message: 'Hello?' }] } }, { inactivity_messages: [{ message: 'Hello?' }] }],
		[{ callStartHour: 0 }, { call_start_hour: 0 }],
		[{ callStartMinute: 0 }, { call_start_minute: 0 }],
		[{ callEndHour: 24 }, { call_end_hour: 24 }],
		[{ callEndMinute: 0 }, { call_end_minute: 0 }],
		[{ allowedDays: [6] }, { allowed_days: [6] }],
		[{ autoRetry: false }, { auto_retry: false }],
		[{ retrySchedule: '30' }, { retry_schedule: [30] }],
		[{ scoringCriteria: 'Polite?' }, { scoring_criteria: 'Polite?' }],
		[{ tools: { tools: [{ id: 'tool_x' }] } }, { tools: [{ id: 'tool_x' }] }],
		[{ tags: { tags: [{ name: 'yes' }] } }, { tags: [{ name: 'yes' }] }],
		[{ structuredDataSchema: { fields: [{ key: 'date' }] } }, { structured_data_schema: [{ key: 'date' }] }],
		[{ serverUrl: 'https://x.example' }, { server_url: 'https://x.example' }],
		[{ serverSecret: 's3-x' }, { server_secret: 's3-x' }],
		[{ webhooks: { webhooks: [{ url: 'https://x.example' }] } }, { webhooks: [{ url: 'https://x.example' }] }],
		[
			{ webhooks: { webhooks: [{ url: 'https://x.example', events: ['*'] }] } },
			{ webhooks: [{ url: 'https://x.example', events: ['*'] }] },
		],
		[{ webhookIds: { webhooks: [{ id: 'wh_1' }, { id: 'wh_2' }] } }, { webhook_ids: ['wh_1', 'wh_2'] }],
	])('with %j configures only %j', (config, sent) => {
		expect(body({ personaId: 'per_x', phone: '+14155550123', config })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123' },
			config: sent,
		});
	});

	it.each([
		['inactivityMessages', { inactivityMessages: {} }],
		['tools', { tools: {} }],
		['tags', { tags: {} }],
		['structuredDataSchema', { structuredDataSchema: {} }],
		['webhooks', { webhooks: {} }],
		['retrySchedule', { retrySchedule: ' , ' }],
		['webhookIds', { webhookIds: {} }],
	])('leaves out %s when it was opened but not filled in', (_, config) => {
		expect(body({ personaId: 'per_x', phone: '+14155550123', config })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123' },
		});
	});

	it.each([
		[{ context: { date: 'Tuesday' } }, { context: { date: 'Tuesday' } }],
		[{ additionalFields: { agentId: 'vc_x' } }, { agent_id: 'vc_x' }],
		[{ additionalFields: { phoneNumberId: 'pn_x' } }, { phone_number_id: 'pn_x' }],
		[{ additionalFields: { priority: 0 } }, { priority: 0 }],
		[{ additionalFields: { externalReference: 'order-1' } }, { external_reference: 'order-1' }],
		// 255 characters of two UTF-16 units each.
		[{ additionalFields: { externalReference: '😀'.repeat(255) } }, { external_reference: '😀'.repeat(255) }],
	])('with %j adds only %j', (params, added) => {
		expect(body({ personaId: 'per_x', phone: '+14155550123', ...params })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123' },
			...added,
		});
	});

	it.each([
		['2027-01-15T14:30:00Z', '2027-01-15T14:30:00Z'],
		['2027-01-15T14:30:00+05:30', '2027-01-15T14:30:00+05:30'],
		['2026-12-01T09:00:00.001Z', '2026-12-01T09:00:00.001Z'],
	])('schedules for %s', (entered, sent) => {
		expect(body({ personaId: 'per_x', phone: '+14155550123', additionalFields: { scheduleAt: moment(entered) } })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123' },
			schedule_at: sent,
		});
	});

	it('reads national numbers by the default country', () => {
		const params = { phone: '(415) 555-0123', contact: { whatsappNumber: '415.555.0124' }, options: { defaultCountry: 'US' } };
		expect(body({ personaId: 'per_x', ...params })).toStrictEqual({
			persona_id: 'per_x',
			contact: { phone: '+14155550123', whatsapp_number: '+14155550124' },
		});
	});

	it('rings the number that it sends', () => {
		expect(call.create.call.to?.({ ...EMPTY, phone: '0049 30 1234567' } as never)).toBe('+49301234567');
		expect(call.create.call.to?.({ ...EMPTY, contactId: 'con_x' } as never)).toBeUndefined();
	});

	it.each([[{}], [{ firstName: 'Ana', lastName: 'Reyes', company: 'Acme' }], [{ country: 'US', language: 'en', tags: 'lead' }]])(
		'refuses a person that cannot be found, with %j to go by',
		(contact) => {
			expect(problemOf({ phone: undefined, contact })).toStrictEqual({
				parameter: 'Phone Number',
				message: "'Phone Number' is empty, and no Contact is selected",
				remedy: "Fill in 'Phone Number' or 'Contact', or filter out items without them.",
			});
		},
	);

	it.each([
		['Phone Number', { phone: '4155550123' }],
		['Phone Number', { phone: 'none' }],
		['Contact Fields → WhatsApp Number', { contact: { whatsappNumber: '4155550124' } }],
		['Configuration → Retry Schedule', { config: { retrySchedule: '30, soon' } }],
		['Configuration → Retry Schedule', { config: { retrySchedule: '1.5' } }],
		['Additional Fields → Schedule At', { additionalFields: { scheduleAt: now } }],
		['Additional Fields → External Reference', { additionalFields: { externalReference: 'x'.repeat(256) } }],
	])('refuses a wrong %s (%#)', (parameter, params) => {
		const problem = problemOf(params);
		expect(problem.parameter).toBe(parameter);
		expect(problem.message).toMatch(new RegExp(`^'${parameter}' `));
	});

	it.each([
		[{ id: 'call_1', contact_id: 'con_1', status: 'queued', created_at: '2026-12-01T09:00:00Z' }, true],
		[{ id: 17 }, true],
		[{ id: '' }, false],
		[{ status: 'queued' }, false],
		['accepted', false],
		[undefined, false],
	])('takes %j as an answer: %j', (answer, readable) => {
		expect(call.create.response.safeParse(answer).success).toBe(readable);
	});

	it('is a dialling', () => {
		expect(call.create.effect).toEqual({ what: 'phone call', rings: true });
	});
});

describe.each(['get', 'waitForEnd'] as const)('%s', (operation) => {
	const { request: read, effect, response: answer } = call[operation];

	it.each([
		['call_x', '/api/v1/calls/call_x'],
		['a:b+c', '/api/v1/calls/a%3Ab%2Bc'],
	])('reads %s', (callId, path) => {
		expect(read({ callId, options: {} } as never, { now })).toStrictEqual({ method: 'GET', path });
	});

	it('only reads', () => {
		expect(effect).toBeUndefined();
	});

	it('takes any object as a call', () => {
		expect([{}, { id: 1 }, [], 'text', undefined].map((body) => answer.safeParse(body).success)).toStrictEqual([
			true,
			true,
			false,
			false,
			false,
		]);
	});
});

describe('getMany', () => {
	const listOf = (params: object) => call.getMany.request({ filters: {}, options: {}, ...params } as never, { now });

	it.each([
		[{ limit: 50 }, { limit: 50, offset: 0 }],
		[{ limit: 250 }, { limit: 100, offset: 0 }],
		[{ returnAll: true, limit: 50 }, { limit: 100, offset: 0 }],
		[{ limit: 1, filters: { contactId: 'con_x' } }, { limit: 1, offset: 0, contact_id: 'con_x' }],
		[{ limit: 1, filters: { status: 'in_progress' } }, { limit: 1, offset: 0, status: 'in_progress' }],
	])('asks by %j for %j', (params, query) => {
		expect(listOf(params)).toStrictEqual({ method: 'GET', path: '/api/v1/calls', query });
	});

	const page = (read: number, data: object) => ({ first: listOf({ returnAll: true }), at: read - (read % 100), data, count: read % 100 });

	it.each([
		['goes on after a page that is shorter than asked for', 50, {}, 50],
		['goes on while the total is not reached', 50, { total: 51 }, 50],
		['ends with the total', 50, { total: 50 }, undefined],
		['ends with an empty page', 100, {}, undefined],
		['believes no total that is none', 50, { total: 'many' }, 50],
	])('%s', (_, read, data, offset) => {
		expect(call.getMany.pages?.next(page(read, data))).toBe(offset);
	});
});

describe('injectContext', () => {
	it.each([
		[{ callId: 'call_x', text: 'It has come.' }, 'call_x', { text: 'It has come.', urgency: 'soon' }],
		[{ callId: 'a:b', text: 'Hang up!', urgency: 'immediate' }, 'a%3Ab', { text: 'Hang up!', urgency: 'immediate' }],
	])('sends %j', (params, id, sent) => {
		expect(call.injectContext.request({ ...params, options: {} } as never, { now })).toStrictEqual({
			method: 'POST',
			path: `/api/v1/calls/${id}/inject-context`,
			body: sent,
		});
	});

	it('is no call, but is not repeated either', () => {
		expect(call.injectContext.effect).toStrictEqual({ what: 'context note' });
	});
});

describe('getTranscript', () => {
	const emit = (record: object, format?: string) => call.getTranscript.emit?.(record as never, { callId: 'call_1', format } as never);
	const transcript = 'Agent: Hello\nUser: Yes?\nAgent: Bye';

	it('gives the text, or an item per turn', () => {
		expect(emit({ id: 'call_1', transcript })).toStrictEqual([{ callId: 'call_1', transcript }]);
		expect(emit({ id: 'call_1', transcript }, 'turns')).toStrictEqual([
			{ callId: 'call_1', role: 'agent', text: 'Hello' },
			{ callId: 'call_1', role: 'user', text: 'Yes?' },
			{ callId: 'call_1', role: 'agent', text: 'Bye' },
		]);
	});

	it.each(['text', 'turns'])('loses no call that has none (%s)', (format) => {
		expect(emit({ id: 'call_1' }, format)).toStrictEqual([{ callId: 'call_1', transcript: null }]);
		expect(emit({ job_id: 'call_1', transcript: '' }, format)).toStrictEqual([{ callId: 'call_1', transcript: null }]);
	});

	it('waits for it', () => {
		expect(call.getTranscript.call.wait?.({ options: {} } as never)?.until).toBe('transcript');
	});
});

describe('getRecording', () => {
	it('is the file that the call names', () => {
		expect(call.getRecording.call.file?.({ id: 'call_1', recording_url: 'https://rec.example/a/b.mp3?key=1' })?.url).toBe(
			'https://rec.example/a/b.mp3?key=1',
		);
		expect(call.getRecording.call.file?.({ id: 'call_1', recording_url: null })).toBeUndefined();
	});

	it('waits for it', () => {
		expect(call.getRecording.call.wait?.({ options: {} } as never)?.until).toBe('recording');
	});
});

describe('waiting', () => {
	it('takes its times from the options', () => {
		expect(call.waitForEnd.call.wait?.({ callId: 'call_x', options: { pollInterval: 2, waitAtMost: 0.5 } } as never)).toStrictEqual({
			until: 'ended',
			pollIntervalMs: 2000,
			waitAtMostMs: 30_000,
		});
		expect(call.get.call.wait).toBeUndefined();
	});
});
