import { sleep } from 'n8n-workflow';
import { useSandbox } from '../useSandbox';
import type { Secrets } from './credentialStore';
import { expireTokens } from './expireTokens';
import { parametersOf, placingOperation } from './placingOperations';
import { jsonOf, runNode, type NodeRun } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';
import { valuesOf } from './secretValues';

const OPERATION = placingOperation('Levers create');
const PEOPLE = Array.from({ length: 12 }, (_, row) => `+1415559${1000 + row}`);

/** Long enough to cancel meanwhile. */
const SLOW_MS = 500;

const sandbox = useSandbox();

const run = async (secrets: Secrets, people = PEOPLE, onStart?: NodeRun['onStart']) =>
	await runNode({
		onStart,
		type: 'levers',
		parameters: parametersOf(OPERATION, { maxConcurrent: 4 }),
		secrets,
		items: people.map((phone) => ({ phone, timeout: 30 })),
		onError: 'continueErrorOutput',
	});

const countOf = (operationId: string) => sandbox.requests('levers').filter((request) => request.operationId === operationId).length;

const once = Object.fromEntries(PEOPLE.map((phone) => [phone, 1]));

test('requests that start at the same moment without a token share the first one', async () => {
	const { items } = await run(sandboxSecrets(sandbox));
	expect(items).toHaveLength(PEOPLE.length);
	expect(countOf('authenticateApiKey')).toBe(1);
	expect(sandbox.rung()).toEqual(once);
});

test('who cancels while the first token is fetched has called nobody', async () => {
	sandbox.addFault({ provider: 'levers', operationId: 'listContacts', fault: { kind: 'delay', ms: SLOW_MS } });
	const { run: execution } = await run(sandboxSecrets(sandbox), PEOPLE, ({ cancel }) => {
		const watch = setInterval(() => {
			if (countOf('listContacts') === 0) return;
			clearInterval(watch);
			cancel();
		}, 5);
	});
	expect(execution.status).toBe('canceled');
	await sleep(2 * SLOW_MS);
	expect(countOf('callContact')).toBe(0);
	// A retry may call everybody.
	expect(JSON.stringify(execution.data.executionData?.contextData)).not.toContain('"state"');
});

test('the token of one execution serves the next one', async () => {
	const secrets = sandboxSecrets(sandbox);
	await run(secrets, PEOPLE.slice(0, 6));
	const exchanges = countOf('authenticateApiKey');
	await run(secrets, PEOPLE.slice(6));
	expect(countOf('authenticateApiKey')).toBe(exchanges);
	expect(countOf('callContact')).toBe(PEOPLE.length);
	expect(sandbox.rung()).toEqual(once);
});

test('an expired token is renewed once for all requests that met it, and each of them is sent once more', async () => {
	const secrets = sandboxSecrets(sandbox);
	await run(secrets, PEOPLE.slice(0, 1));
	await expireTokens(sandbox);
	const before = { exchanges: countOf('authenticateApiKey'), calls: countOf('callContact') };
	const { items, errorItems } = await run(secrets, PEOPLE.slice(1));
	expect(errorItems).toEqual([]);
	expect(jsonOf(items).map(({ to }) => to)).toEqual(PEOPLE.slice(1));
	expect(sandbox.rung()).toEqual(once);
	expect(countOf('authenticateApiKey') - before.exchanges).toBe(1);
	const refused = sandbox.requests('levers').filter(({ operationId, status }) => operationId === 'callContact' && status === 401).length;
	expect(refused).toBeGreaterThan(0);
	// Only those under way before the renewal were refused.
	expect(refused).toBeLessThanOrEqual(4);
	expect(countOf('callContact') - before.calls).toBe(PEOPLE.length - 1 + refused);
});

test('a client secret that Levers no longer takes: nobody is called, every item says so, and no secret is shown', async () => {
	const secrets = sandboxSecrets(sandbox);
	await run(secrets, PEOPLE.slice(0, 1));
	await expireTokens(sandbox);
	const oldSecrets = valuesOf('levers', secrets);
	secrets.leversApi.clientSecret = 'a-secret-of-yesterday';
	const { items, errorItems, run: execution } = await run(secrets, PEOPLE.slice(1));
	expect(items).toEqual([]);
	expect(jsonOf(errorItems).map(({ phone }) => phone)).toEqual(PEOPLE.slice(1));
	for (const { details } of jsonOf(errorItems)) expect(details).toMatchObject({ code: 'unauthorized', callPlaced: 'no' });
	expect(sandbox.rung()).toEqual({ [PEOPLE[0]]: 1 });
	const stored = JSON.stringify(execution);
	expect([...oldSecrets, ...valuesOf('levers', secrets)].filter((secret) => stored.includes(secret))).toEqual([]);
});

test('a pasted token that has expired cannot be renewed: nobody is called', async () => {
	const secrets = sandboxSecrets(sandbox);
	secrets.leversApi.authentication = 'token';
	await expireTokens(sandbox);
	const { items, errorItems, run: execution } = await run(secrets);
	expect(items).toEqual([]);
	for (const { details } of jsonOf(errorItems)) expect(details).toMatchObject({ code: 'unauthorized', httpStatus: 401, callPlaced: 'no' });
	expect(errorItems).toHaveLength(PEOPLE.length);
	expect(sandbox.rung()).toEqual({});
	expect(countOf('callContact')).toBeLessThanOrEqual(2 * PEOPLE.length);
	expect(valuesOf('levers', secrets).filter((secret) => JSON.stringify(execution).includes(secret))).toEqual([]);
});
