import { startSandbox, type FaultRule, type Sandbox } from '../../sandbox';
import { CERTAINTIES } from '../../nodes/shared/certainty';
import { startFlakyDoor } from './faults/flakyDoor';
import { forbidLookUps } from './forbidLookUps';
import { parametersOf, placingOperation, type PlacingOperation } from './placingOperations';
import { runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const PHONE = '+14155558001';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

beforeEach(() => {
	sandbox.clear();
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

const kejue = placingOperation('Kejue create');
const levers = placingOperation('Levers create');

/** What each row brings about in the engine: for a request that rings somebody, and for one that only reads. */
const ROWS: Record<string, () => Promise<void>> = {
	async 'never sent'() {
		const door = await startFlakyDoor(sandbox.providers.kejue.baseUrl, { path: kejue.path, requests: 0 });
		const placing = place(kejue, undefined, door.baseUrl);
		await door.open();
		expect(await placing).toEqual({ sent: 1, code: null, rung: 1 });
		door.close();
	},
	async 'asked to wait'() {
		const fault = { kind: 'status', status: 429, headers: { 'Retry-After': '0' } } as const;
		expect(await place(kejue, { times: 5, fault })).toEqual({ sent: 6, code: null, rung: 1 });
		sandbox.clear();
		expect(await read({ times: 3, fault })).toEqual({ sent: 4, code: null, rung: 1 });
		sandbox.clear();
		expect(await read({ times: 4, fault })).toEqual({ sent: 4, code: 'rateLimited', rung: 1 });
	},
	async 'token expired'() {
		const fault = { kind: 'status', status: 401 } as const;
		expect(await place(levers, { times: 1, fault })).toEqual({ sent: 2, code: null, rung: 1 });
		sandbox.clear();
		expect(await place(levers, { fault })).toEqual({ sent: 2, code: 'unauthorized', rung: 0 });
	},
	async 'credential refused'() {
		for (const status of [401, 403]) {
			sandbox.clear();
			expect(await place(kejue, { fault: { kind: 'status', status } })).toEqual({ sent: 1, code: 'unauthorized', rung: 0 });
		}
		sandbox.clear();
		expect(await read({ fault: { kind: 'status', status: 401 } })).toEqual({ sent: 1, code: 'unauthorized', rung: 1 });
	},
	async refused() {
		expect(await place(kejue, { fault: { kind: 'status', status: 402 } })).toEqual({ sent: 1, code: 'refused', rung: 0 });
		sandbox.clear();
		expect(await read({ fault: { kind: 'status', status: 409 } })).toEqual({ sent: 1, code: 'refused', rung: 1 });
	},
	async answered() {
		expect(await place(kejue)).toEqual({ sent: 1, code: null, rung: 1 });
		sandbox.clear();
		expect(await read()).toEqual({ sent: 1, code: null, rung: 1 });
	},
	async unconfirmed() {
		const fault = { kind: 'status', status: 500, accept: true } as const;
		expect(await place(kejue, { times: 1, fault })).toEqual({ sent: 1, code: 'unconfirmed', rung: 1 });
		sandbox.clear();
		expect(await read({ times: 1, fault })).toEqual({ sent: 2, code: null, rung: 1 });
	},
};

test('every row has its test', () => {
	expect(Object.keys(ROWS)).toEqual(CERTAINTIES.map(({ name }) => name));
});

test.each(Object.entries(ROWS))('row %s', async (_name, expectBehaviour) => {
	expect.hasAssertions();
	await expectBehaviour();
});
