import { DateTime } from 'luxon';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import { create } from '../../nodes/Levers/call/create';
import sample from '../samples/levers.json';

const now = DateTime.utc();

const UUID = '9bfa828a-3c2d-430c-bdc7-f74d90334524';

const minimal = { numberToCall: '+14155550123', additionalFields: {}, options: {} };

const request = (params: object) => create.request({ ...minimal, ...params } as never, { now });

/** As it travels: members without a value vanish. */
const bodyOf = (params: object): unknown => JSON.parse(JSON.stringify(request(params).body));

test('the sample request', () => {
	const { numberToCall, countryCode, firstName, lastName, metadata, promptTags, ...additionalFields } = sample;
	const options = { sendAsEntered: true };
	expect(request({ numberToCall, countryCode, firstName, lastName, metadata, promptTags, additionalFields, options })).toEqual({
		method: 'POST',
		path: '/api-service/v1/ai/phone-calls/action/call',
		body: sample,
	});
});

test('minimal input sends only what was entered', () => {
	expect(bodyOf({})).toEqual({ numberToCall: '+14155550123' });
});

test.each([
	['countryCode', 'SA'],
	['firstName', 'Ada'],
	['lastName', 'Lovelace'],
	['metadata', { row: 17, order: { id: 'x' } }],
	['promptTags', { amount: '$5' }],
])('%s alone', (name, value) => {
	expect(bodyOf({ [name]: value })).toEqual({ numberToCall: '+14155550123', [name]: value });
});

test.each([
	['aiSettingsTemplateId', UUID],
	['contactUuid', UUID],
	['email', 'name@email.com'],
	['updateExisting', true],
	['updateExisting', false],
])('Additional Fields: %s alone (%p)', (name, value) => {
	expect(bodyOf({ additionalFields: { [name]: value } })).toEqual({ numberToCall: '+14155550123', [name]: value });
});

test.each([
	['0501234567', 'SA'],
	['  +966 50 123-4567\n', undefined],
	['00966501234567', undefined],
	['+9660501234567', 'AE'],
	['٠٥٠١٢٣٤٥٦٧', ' sa'],
])('%j (%j) is sent in E.164, or as entered if that is wished, and is the same person', (numberToCall, countryCode) => {
	const entered = { ...minimal, numberToCall, countryCode };
	const asEntered = { ...entered, options: { sendAsEntered: true } };
	expect(bodyOf(entered)).toMatchObject({ numberToCall: '+966501234567' });
	expect(bodyOf(asEntered)).toMatchObject({ numberToCall: numberToCall.trim() });
	expect(create.call.to?.(entered as never)).toBe('+966501234567');
	expect(create.call.to?.(asEntered as never)).toBe('+966501234567');
});

test('a local number may be sent as entered, for the setting of the account to read it', () => {
	expect(bodyOf({ numberToCall: ' 050 1234567', options: { sendAsEntered: true } })).toEqual({ numberToCall: '050 1234567' });
});

test('prompt tags that are numbers or true/false are written out', () => {
	expect(bodyOf({ promptTags: { amount: 1200.5, late: false, name: 'Ada', none: '' } })).toEqual({
		numberToCall: '+14155550123',
		promptTags: { amount: '1200.5', late: 'false', name: 'Ada', none: '' },
	});
});

test.each([
	['blank number', { numberToCall: '  ' }, 'Number to Call'],
	['words', { numberToCall: 'unknown' }, 'Number to Call'],
	['scientific notation', { numberToCall: '9.66501E+11' }, 'Number to Call'],
	['scientific notation with a comma', { numberToCall: ' 9,66501e11' }, 'Number to Call'],
	['number too long', { numberToCall: '1'.repeat(101) }, 'Number to Call'],
	['local number without a country', { numberToCall: '0501234567' }, 'Number to Call'],
	['emergency number, as entered', { numberToCall: '911', options: { sendAsEntered: true } }, 'Number to Call'],
	['country of three letters', { countryCode: 'SAU' }, 'Country Code'],
	['country with a line break in it', { countryCode: 'S\nA' }, 'Country Code'],
	['prompt tag of an object', { promptTags: { amount: { value: 5 } } }, 'Prompt Tags → amount'],
	['prompt tag of a list', { promptTags: { name: 'Ada', amount: [5] } }, 'Prompt Tags → amount'],
	['prompt tag of nothing', { promptTags: { amount: null } }, 'Prompt Tags → amount'],
	['template by name', { additionalFields: { aiSettingsTemplateId: 'reminder' } }, 'Additional Fields → AI Settings Template ID'],
	['contact by name', { additionalFields: { contactUuid: `${UUID}0` } }, 'Additional Fields → Contact'],
])('%s is refused by name', (_name, params, parameter) => {
	expect(() => request(params)).toThrow(InvalidParameter);
	expect(() => request(params)).toThrow(`'${parameter}' `);
});

test('Simplified output tells what was sent, since the answer tells nothing', () => {
	const nothing = { startedAt: null, durationSeconds: null, summary: null, transcript: null, recordingUrl: null };
	const queued = { callId: null, status: 'queued', outcome: null, to: '+14155550123', metadata: null, ...nothing };
	expect(create.simplify?.({}, minimal as never, '+14155550123')).toEqual(queued);
	expect(create.simplify?.({}, { ...minimal, metadata: { row: 17 } } as never, '+14155550123')).toEqual({ ...queued, metadata: { row: 17 } });
});

test('a call is placed, so it is never repeated', () => {
	expect(create.effect).toEqual({ what: 'phone call', rings: true });
});
