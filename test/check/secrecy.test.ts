import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { MemberNames } from '../../check/memberNames';
import { PROVIDER_NAMES, type ProviderName } from '../../sandbox';
import type { AnsweringServer } from '../engine/answeringServer';
import { useSandbox } from '../useSandbox';
import { checking } from './checking';
import { distortingServer } from './distortingServer';
import { environmentOf } from './secretsOf';

const sandbox = useSandbox();

/** What an account may hold. Every one becomes a value, a name of a member, an ID and a text of an error. */
const PRIVATE = ['+14155550177', '4155550177', 'Ada Lovelace', 'ada@lovelace.example', 'lovelace', 'pat_7f3a99c1', '2026-11-29T08:15:00Z', 'diagnosis_hiv', 'Hello Ada, I call about your loan.'];
/** Names made of harmless words, but of variables that somebody has made up. */
const VARIABLES = ['customer_segment', 'loan_amount', 'last_order_date'];

let provider: ProviderName;
let server: AnsweringServer;

/** Puts everything private everywhere into an answer. */
function tattling(value: unknown, secrets: string[], depth = 0): unknown {
	if (Array.isArray(value)) return value.map((entry) => tattling(entry, secrets, depth + 1));
	if (typeof value !== 'object' || value === null) return value;
	const added = Object.fromEntries([...PRIVATE, ...secrets].map((text) => [text, { [text]: text }]));
	const made = { prompt: `Say {{ ${VARIABLES[0]} }} and {${VARIABLES[1]}}`, variable_names: [VARIABLES[2]], ...Object.fromEntries(VARIABLES.map((name) => [name, 1])) };
	return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tattling(inner, secrets, depth + 1)])), ...added, ...made };
}

beforeAll(async () => {
	server = await distortingServer(
		() => new URL(sandbox.providers[provider].baseUrl).origin,
		() => ({
			answer: (_url, body, status) => {
				const secrets = Object.values(sandbox.providers[provider].credentials);
				if (status >= 400) return { body: { error: `${secrets.join()} ${PRIVATE.join()}`, [secrets[0]]: { [PRIVATE[0]]: 1 }, message: [PRIVATE.join()] } };
				return { body: tattling(body, secrets) };
			},
		}),
	);
});

afterAll(async () => await server.close());

test.each(PROVIDER_NAMES)('%s: the report holds nothing of the account, whatever the provider puts where', async (name) => {
	provider = name;
	const { report, names } = await checking(sandbox, name, { baseUrl: server.origin });
	const secrets = Object.values(sandbox.providers[name].credentials);
	const told = [...PRIVATE, ...VARIABLES, ...secrets].filter((text) => report.toLowerCase().includes(text.toLowerCase()));
	expect(told).toEqual([]);
	expect(report).toContain('whose names may be data');
	expect(names.withheld()).toEqual(expect.arrayContaining(['Ada Lovelace', 'customer_segment']));
});

test.each(PROVIDER_NAMES)('%s: no ID or text of any answer of the sandbox stands in the report', async (name) => {
	const { report } = await checking(sandbox, name);
	const texts = (value: unknown): string[] => {
		if (typeof value === 'string') return [value];
		return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
	};
	const answers = await Promise.all(
		sandbox
			.requests(name)
			.filter(({ method, path }) => method === 'GET' && !path.includes('no-such'))
			.map(async ({ path, headers }) => await (await fetch(new URL(sandbox.providers[name].baseUrl).origin + path, { headers: { ...headers, host: 'localhost', connection: 'close' } })).json()),
	);
	const data = new Set(answers.flatMap(texts).filter((text) => /[\d +@]/.test(text) && text.length > 4));
	expect(data.size).toBeGreaterThan(3);
	expect([...data].filter((text) => report.includes(text))).toEqual([]);
});

test.each([
	['sentiment_score', 'sentiment_score'],
	['recordingUrl', 'recordingUrl'],
	['john_smith', undefined],
	['AdaLovelace', undefined],
	['+14155550177', undefined],
	['call_8842', undefined],
	['order_id', 'order_id'],
	['', undefined],
	['x'.repeat(100), undefined],
	['__proto__', undefined],
])('a member that is called %s is shown as %s', (name, shown) => {
	expect(new MemberNames(PROVIDER_NAMES).shown(name)).toBe(shown);
});

test('a name that somebody has entered anywhere is not shown', () => {
	const names = new MemberNames(PROVIDER_NAMES);
	names.noteValues({ prompt: 'Your order {{order_id}} of {order_date}', variables: ['customer_level'] });
	names.noteNames(['batch_label']);
	expect(['order_id', 'order_date', 'customer_level', 'batch_label', 'call_status'].map((name) => names.shown(name))).toEqual([undefined, undefined, undefined, undefined, 'call_status']);
});

test('the command writes the report and prints its table, without the key', async () => {
	const root = join(__dirname, '../..');
	const environment = environmentOf(sandbox, 'levers');
	const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(root, 'check/run.mjs'), 'levers'], { cwd: root, env: { ...process.env, ...environment } });
	const report = await readFile(join(root, 'artifacts/check-levers.md'), 'utf8');
	expect(report).toContain('# Levers, asked by n8n-nodes-ai-calls');
	expect(stdout).toMatch(/GET \/api-service\/v1\/contact +inferred +confirmed +Answered with 200/);
	for (const secret of Object.values(environment).slice(0, 2)) expect([report, stdout, stderr].join()).not.toContain(secret);
});
