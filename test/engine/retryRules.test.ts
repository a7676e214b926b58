import type { FaultRule } from '../../sandbox';
import { RETRY_RULES } from '../../nodes/shared/core/sending/retryRules';
import { useFastClock } from '../fastClock';
import { useSandbox } from '../useSandbox';
import { startFlakyDoor } from './faults/flakyDoor';
import { forbidLookUps } from './forbidLookUps';
import { parametersOf, placingOperation, type PlacingOperation } from './placingOperations';
import { runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PHONE = '+14155558001';

useFastClock();
const sandbox = useSandbox();

beforeEach(() => {
	forbidLookUps(sandbox);
});

interface Came {
	/** Requests that arrived; the exchange of tokens and look-ups apart. */
	sent: number;
	/** Code of the item's problem; null: it went well. */
	code: string | null;
	rung: number;
}

async function place(operation: PlacingOperation, fault?: Pick<FaultRule, 'fault' | 'times'>, baseUrl?: string): Promise<Came> {
	const { provider, operationId } = operation;
	const secrets = sandboxSecrets(sandbox);
	if (baseUrl) secrets[`${provider}Api`].baseUrl = baseUrl;
	if (fault) sandbox.addFault({ provider, operationId, to: PHONE, ...fault });
	const { errorItems } = await runNode({
		type: provider,
		parameters: parametersOf(operation, {}),
		secrets,
		items: [{ phone: PHONE, timeout: 30 }],
		onError: 'continueErrorOutput',
	});
	return cameOf(operationId, errorItems[0]?.json.details);
}

async function read(fault?: Pick<FaultRule, 'fault' | 'times'>): Promise<Came> {
	const secrets = sandboxSecrets(sandbox);
	const placed = await runNode({
		type: 'kejue',
		parameters: parametersOf(placingOperation('Kejue create'), {}),
		secrets,
		items: [{ phone: PHONE, timeout: 30 }],
	});
	if (fault) sandbox.addFault({ provider: 'kejue', operationId: 'getCall', ...fault });
	const { errorItems } = await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'get', callId: String(placed.items[0].json.callId) },
		secrets,
		onError: 'continueErrorOutput',
	});
	return cameOf('getCall', errorItems[0]?.json.details);
}

function cameOf(operationId: string, details: unknown): Came {
	return {
		sent: sandbox.requests().filter((request) => request.operationId === operationId).length,
		code: (details as { code: string } | undefined)?.code ?? null,
		rung: sandbox.rung()[PHONE] ?? 0,
	};
}

/** Levers gives no token. */
async function placeWithoutToken(fault: FaultRule['fault']): Promise<Came> {
	sandbox.addFault({ provider: 'levers', operationId: 'authenticateApiKey', fault });
	return await place(levers);
}

const kejue = placingOperation('Kejue create');
const levers = placingOperation('Levers create');

const status = (code: number, more: object = {}): FaultRule['fault'] => ({ kind: 'status', status: code, ...more });
const WAIT = status(429, { headers: { 'Retry-After': '0' } });

interface Case {
	what: string;
	run(): Promise<Came>;
	comes: Came;
}

/** What each row brings about in the engine: for a request that rings somebody, and for one that only reads. */
const ROWS: Record<string, Case[]> = {
	'never sent': [
		{
			what: 'a connection that is refused at first',
			async run() {
				const door = await startFlakyDoor(sandbox.providers.kejue.baseUrl, { path: kejue.path, requests: 0 });
				const placing = place(kejue, undefined, door.baseUrl);
				await door.open();
				const came = await placing;
				door.close();
				return came;
			},
			comes: { sent: 1, code: null, rung: 1 },
		},
	],
	'not let through': [
		{ what: 'no token to be had', run: async () => await placeWithoutToken(status(502)), comes: { sent: 0, code: 'unreachable', rung: 0 } },
	],
	'asked to wait too long': [
		{ what: 'no token for now', run: async () => await placeWithoutToken(WAIT), comes: { sent: 0, code: 'rateLimited', rung: 0 } },
	],
	'asked to wait': [
		{ what: '429 five times', run: async () => await place(kejue, { times: 5, fault: WAIT }), comes: { sent: 6, code: null, rung: 1 } },
		{ what: '429 six times', run: async () => await place(kejue, { fault: WAIT }), comes: { sent: 6, code: 'rateLimited', rung: 0 } },
		{ what: 'reading, 429 three times', run: async () => await read({ times: 3, fault: WAIT }), comes: { sent: 4, code: null, rung: 1 } },
		{ what: 'reading, 429 four times', run: async () => await read({ fault: WAIT }), comes: { sent: 4, code: 'rateLimited', rung: 1 } },
	],
	'token expired': [
		{ what: '401 once', run: async () => await place(levers, { times: 1, fault: status(401) }), comes: { sent: 2, code: null, rung: 1 } },
		{ what: '401 twice', run: async () => await place(levers, { fault: status(401) }), comes: { sent: 2, code: 'unauthorized', rung: 0 } },
	],
	'credential refused': [
		{ what: '401 with a key', run: async () => await place(kejue, { fault: status(401) }), comes: { sent: 1, code: 'unauthorized', rung: 0 } },
		{ what: 'no token for the secret', run: async () => await placeWithoutToken(status(401)), comes: { sent: 0, code: 'unauthorized', rung: 0 } },
		{ what: '403', run: async () => await place(levers, { fault: status(403) }), comes: { sent: 1, code: 'unauthorized', rung: 0 } },
		{ what: 'reading, 401 with a key', run: async () => await read({ fault: status(401) }), comes: { sent: 1, code: 'unauthorized', rung: 1 } },
	],
	refused: [
		{ what: '402', run: async () => await place(kejue, { fault: status(402) }), comes: { sent: 1, code: 'refused', rung: 0 } },
		{ what: 'reading, 409', run: async () => await read({ fault: status(409) }), comes: { sent: 1, code: 'refused', rung: 1 } },
	],
	answered: [
		{ what: '200', run: async () => await place(kejue), comes: { sent: 1, code: null, rung: 1 } },
		{ what: '201 without a body', run: async () => await place(levers), comes: { sent: 1, code: null, rung: 1 } },
		{ what: 'reading, 200', run: async () => await read(), comes: { sent: 1, code: null, rung: 1 } },
	],
	unconfirmed: [
		{
			what: '500 after accepting',
			run: async () => await place(kejue, { times: 1, fault: status(500, { accept: true }) }),
			comes: { sent: 1, code: 'unconfirmed', rung: 1 },
		},
		{ what: 'reading, 500 once', run: async () => await read({ times: 1, fault: status(500) }), comes: { sent: 2, code: null, rung: 1 } },
	],
};

test('every row has its test', () => {
	expect(Object.keys(ROWS)).toEqual(RETRY_RULES.map(({ name }) => name));
});

describe.each(Object.entries(ROWS))('row %s', (_name, cases) => {
	test.each(cases)('$what', async ({ run, comes }) => {
		expect(await run()).toEqual(comes);
	});
});
