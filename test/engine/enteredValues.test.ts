import type { INodeParameters } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const LONG = '7615917337495251231';
const NEW_YEAR = '2037-01-15T14:30';

const sandbox = useSandbox();

/** One call of Kejue to a number that answers, with these parameters besides. */
const create = async (parameters: INodeParameters, item = {}) =>
	await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'create', personaId: 'per_7', phone: '+14155558001', ...parameters },
		secrets: sandboxSecrets(sandbox),
		items: [item],
		onError: 'continueRegularOutput',
		timezone: 'Europe/Berlin',
	});

const bodies = () => sandbox.requests('kejue').map(({ body }) => body);

const pairs = (key: string, value: string, type = 'text') => ({ pairs: [{ key, type, value }] });
const nestedJson = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const json = (value: string) => ({ json: [{ value }] });

describe('nobody is called, and the field is named', () => {
	test.each<[string, INodeParameters]>([
		["'Contact Fields → Metadata → JSON Object → leadId' is a whole number", { contact: { metadata: json(`{"leadId": ${LONG}}`) } }],
		["'Contact Fields → Metadata → Key-Value Pair 1 → Value' is a whole number", { contact: { metadata: pairs('leadId', LONG, 'number') } }],
		["'Contact Fields → Metadata → Key-Value Pair 1 → Value' is a whole number", { contact: { metadata: pairs('leadId', '={{ $json.long }}') } }],
		["'Additional Body Fields (JSON) → a → Entry 1' is a number too large", { additionalBodyFields: '{"a": [1e999]}' }],
		["'Additional Body Fields (JSON) → config' contains a field named constructor", { additionalBodyFields: '{"config": {"constructor": 1}}' }],
		["'Additional Body Fields (JSON)' is nested deeper than 100 levels", { additionalBodyFields: '={{ $json.nested }}' }],
		["'Additional Body Fields (JSON)' is nested deeper than 100 levels", { additionalBodyFields: nestedJson(5_000) }],
		['contains a field named __proto__', { context: pairs('__proto__', 'x') }],
		["'Contact Fields → Tags' must be a list with commas", { contact: { tags: "['a']" } }],
		["'Configuration → Prompt' contains an n8n expression that was not evaluated: {{ $json.name }}", { config: { prompt: 'Hello {{ $json.name }}' } }],
		["'Configuration → First Message' contains an n8n expression", { config: { firstMessage: "Hi {{contact.first_name}}, {{ $('Start').item.json.x }}" } }],
		["'Additional Fields → Schedule At' does not exist", { additionalFields: { scheduleAt: '2037-03-29 02:30' } }],
		["'Additional Fields → Schedule At' occurs twice", { additionalFields: { scheduleAt: '2037-10-25 02:30' } }],
		["'Additional Fields → Schedule At' must be a date and time such as 2027-01-15T14:30, not …0123", { additionalFields: { scheduleAt: '={{ $json.phone }}' } }],
	])('%s', async (problem, parameters) => {
		const { items } = await create(parameters, { long: Number(LONG), phone: 14_155_550_123, nested: JSON.parse(nestedJson(200)) });
		const [{ error, details }] = jsonOf(items);
		expect(error).toContain(problem);
		expect(details).toMatchObject({ code: 'invalidInput', callPlaced: 'no' });
		expect(sandbox.requests()).toEqual([]);
	});
});

test('what the providers fill in, and what is exact, is sent as it was entered', async () => {
	const { items } = await create({
		personaId: { __rl: true, mode: 'id', value: ' per_7\n' },
		contact: { tags: '["a","b, c"]', metadata: json(`{"leadId": "${LONG}"}`) },
		config: { prompt: '{{contact.first_name|default:there}} ', voiceId: ' v_2\n', allowedDays: '[1,2]' },
		additionalFields: { scheduleAt: '2037-10-25T02:30+01:00' },
	});
	expect(jsonOf(items)[0].error).toBeUndefined();
	expect(bodies()).toEqual([
		expect.objectContaining({
			persona_id: 'per_7',
			contact: expect.objectContaining({ tags: ['a', 'b, c'], metadata: { leadId: LONG } }),
			config: { prompt: '{{contact.first_name|default:there}} ', voice_id: 'v_2', allowed_days: [1, 2] },
			schedule_at: '2037-10-25T02:30:00+01:00',
		}),
	]);
});

test('an ID with blanks and a line break finds its call', async () => {
	const callId = String(jsonOf((await create({})).items)[0].callId);
	const { items } = await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'get', callId: ` ${callId}\n` },
		secrets: sandboxSecrets(sandbox),
	});
	expect(jsonOf(items)).toMatchObject([{ callId }]);
});

test.each([
	['Excel', 50_055.604166666664],
	['Excel, as text', '50055.604166666664'],
	['seconds', Date.parse(`${NEW_YEAR}+01:00`) / 1000],
	['seconds, as text', String(Date.parse(`${NEW_YEAR}+01:00`) / 1000)],
	['milliseconds', Date.parse(`${NEW_YEAR}+01:00`)],
	['milliseconds, as text', String(Date.parse(`${NEW_YEAR}+01:00`))],
])('a date as a machine counts it is sent once the expression of the message stands in the field: %s', async (_how, date) => {
	const before = await create({ additionalFields: { scheduleAt: '={{ $json.date }}' } }, { date });
	const expression = /\{\{ .* \}\}/.exec(String(jsonOf(before.items)[0].message))?.[0];
	expect(sandbox.requests()).toEqual([]);
	const after = await create({ additionalFields: { scheduleAt: `=${expression}` } }, { date });
	expect(jsonOf(after.items)[0].error).toBeUndefined();
	expect(bodies()).toMatchObject([{ schedule_at: `${NEW_YEAR}:00+01:00` }]);
});
