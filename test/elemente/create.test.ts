import { DateTime } from 'luxon';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import { create } from '../../nodes/Elemente/call/create';
import sample from '../samples/elemente.json';

const now = DateTime.utc();

const minimal = {
	agentId: 'agent_1',
	skillId: 'skill_1',
	channel: 'call',
	phoneNumber: '+14155550123',
	customerOverride: {},
	agentOverride: {},
	additionalFields: {},
	options: {},
};

const minimalBody = {
	agentId: 'agent_1',
	channel: 'call',
	skillId: 'skill_1',
	customerOverride: { phoneNumber: '+14155550123' },
};

const request = (params: object) => create.request({ ...minimal, ...params } as never, { now });

/** As it travels: members without a value vanish. */
const bodyOf = (params: object): unknown => JSON.parse(JSON.stringify(request(params).body));

test('the sample request', () => {
	const params = {
		agentId: sample.agentId,
		skillId: sample.skillId,
		channel: 'call',
		phoneNumber: '+1234567890',
		customerOverride: {
			firstName: 'John',
			lastName: 'Doe',
			email: 'name@email.com',
			language: 'en-US',
			customFields: { 'Order ID': '12345', 'Order Date': '2025-03-12', 'Order Amount': 150.75, 'Active Status': true },
		},
		agentOverride: {
			name: 'John Doe',
			phone: '+12673624524',
			imageUrl: 'https://example.com/image.jpg',
			language: 'en-US',
			voiceStability: 0.5,
			voiceSpeed: 1.5,
			prompt: {
				initialMessage: sample.agentOverride.prompt.initialMessage,
				prompt: sample.agentOverride.prompt.prompt,
				routingConditions: { priority: 'high' },
			},
		},
		additionalFields: { customerName: 'John Doe', customerPhone: '+1234567890', customerEmail: 'name@email.com' },
	};
	expect(request(params)).toEqual({ method: 'POST', path: '/api/v1/calls', body: sample });
});

test('minimal input sends only what was entered, and customerOverride, which Elemente demands', () => {
	expect(bodyOf({})).toEqual(minimalBody);
	expect(bodyOf({ channel: 'webchat', phoneNumber: undefined })).toEqual({
		...minimalBody,
		channel: 'webchat',
		customerOverride: {},
	});
});

test.each([
	['firstName', 'Ada'],
	['lastName', 'Lovelace'],
	['email', 'name@email.com'],
	['language', 'en-US'],
])('Customer: %s alone', (name, value) => {
	expect(bodyOf({ customerOverride: { [name]: value } })).toEqual({
		...minimalBody,
		customerOverride: { phoneNumber: '+14155550123', [name]: value },
	});
});

test.each([
	['name', 'name', 'Grace'],
	['phone', 'phone', '+12673624524'],
	['imageUrl', 'imageURL', 'https://example.com/a.png'],
	['language', 'language', 'en-US'],
	['voiceStability', 'voiceStability', 0],
	['voiceSpeed', 'voiceSpeed', 1.5],
])('Agent Override: %s alone', (name, member, value) => {
	expect(bodyOf({ agentOverride: { [name]: value } })).toEqual({ ...minimalBody, agentOverride: { [member]: value } });
});

test.each([
	['initialMessage', 'Hello {{firstName}}'],
	['prompt', 'Order {{Order ID}}'],
	['routingConditions', { priority: 'high' }],
])('Prompt: %s alone', (name, value) => {
	expect(bodyOf({ agentOverride: { prompt: { [name]: value } } })).toEqual({
		...minimalBody,
		agentOverride: { prompt: { [name]: value } },
	});
});

test('a prompt to which nothing was added is not sent', () => {
	expect(bodyOf({ agentOverride: { prompt: {} } })).toEqual(minimalBody);
});

test.each([
	['customerName', 'Ada Lovelace'],
	['customerPhone', '+14155550123'],
	['customerEmail', 'name@email.com'],
])('Additional Fields: %s alone, not mirrored into the customer', (name, value) => {
	expect(bodyOf({ additionalFields: { [name]: value } })).toEqual({ ...minimalBody, [name]: value });
});

test('both phone numbers are brought into E.164, local ones by the default country', () => {
	const params = {
		phoneNumber: '0151 23456789',
		additionalFields: { customerPhone: '+49 151 2345-6789' },
		options: { defaultCountry: 'DE' },
	};
	expect(bodyOf(params)).toEqual({
		...minimalBody,
		customerOverride: { phoneNumber: '+4915123456789' },
		customerPhone: '+4915123456789',
	});
});

test.each(['call', 'sms', 'whatsapp'])('channel %s is content with Customer Phone alone', (channel) => {
	const params = { channel, phoneNumber: undefined, additionalFields: { customerPhone: '+14155550199' } };
	expect(bodyOf(params)).toEqual({ ...minimalBody, channel, customerOverride: {}, customerPhone: '+14155550199' });
	expect(create.call.to?.({ ...minimal, ...params } as never)).toBe('+14155550199');
});

test('channel email is content with Customer Email alone, and rings no number', () => {
	const params = { channel: 'email', additionalFields: { customerEmail: 'name@email.com' } };
	expect(bodyOf(params)).toEqual({ ...minimalBody, channel: 'email', customerEmail: 'name@email.com' });
	expect(create.call.to?.({ ...minimal, ...params } as never)).toBeUndefined();
});

test.each([
	['call without a number', { phoneNumber: undefined }, 'Phone Number'],
	['SMS without a number', { channel: 'sms', phoneNumber: undefined }, 'Phone Number'],
	['WhatsApp without a number', { channel: 'whatsapp', phoneNumber: undefined }, 'Phone Number'],
	['number without country', { phoneNumber: '4155550123' }, 'Phone Number'],
	['scientific notation', { phoneNumber: '1.41556E+10' }, 'Phone Number'],
	['customer phone in words', { additionalFields: { customerPhone: 'none' } }, 'Additional Fields → Customer Phone'],
	['email without an address', { channel: 'email' }, 'Customer → Email'],
	['custom field of an object', { customerOverride: { customFields: { Order: { id: 7 } } } }, 'Customer → Custom Fields → Order'],
	['custom field of nothing', { customerOverride: { customFields: { Order: null } } }, 'Customer → Custom Fields → Order'],
])('%s is refused by name', (_name, params, parameter) => {
	expect(() => request(params)).toThrow(InvalidParameter);
	expect(() => request(params)).toThrow(`'${parameter}' `);
});

test('an answer counts only with an ID', () => {
	const readable = (answer: unknown) => create.response.safeParse(answer).success;
	expect([{ id: 'i1', status: 'queued' }, { id: 17 }].map(readable)).toEqual([true, true]);
	expect([{}, { id: '' }, { id: null }, { status: 'queued' }, [], '', '<html>', null, undefined].map(readable)).toEqual(
		new Array(9).fill(false),
	);
});

test('somebody is reached whatever the channel, so it is never repeated', () => {
	expect(create.effect).toEqual({ what: 'phone call', rings: true });
});
