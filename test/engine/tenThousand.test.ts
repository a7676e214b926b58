import { startSandbox, type Fault } from '../../sandbox';
import { forbidLookUps } from './forbidLookUps';
import { parametersOf, placingOperation } from './placingOperations';
import { runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

const COUNT = 10_000;
/** One in a hundred, the first item among them: then Retry On Fail starts the whole node again. */
const FAULT_EVERY = 100;
/** For a run that hangs: ten times as long as it takes, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;

const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

/** What goes wrong, and what must come of it. */
interface Kind {
	fault: Fault;
	/** Requests that it befalls; all when left out. */
	times?: number;
	rung: boolean;
	/** Of the item's problem, where it has one. */
	code?: string;
}

/** In turn. The refusals narrow the gate to one request at a time, which the look-ups of lost answers must not occupy. */
const KINDS: Kind[] = [
	{ fault: status(402), rung: false, code: 'refused' },
	{ fault: status(500, { accept: true }), rung: true, code: 'unconfirmed' },
	{ fault: status(500), rung: false, code: 'unconfirmed' },
	{ fault: { kind: 'reset', accept: true }, rung: true, code: 'unconfirmed' },
	{ fault: { kind: 'reset' }, rung: false, code: 'unconfirmed' },
	{ fault: { kind: 'silence', accept: true }, rung: true, code: 'unconfirmed' },
	{ fault: { kind: 'malformed', accept: true }, rung: true, code: 'unconfirmed' },
	{ fault: status(403), rung: false, code: 'unauthorized' },
	{ fault: status(502, { body: '<html><title>Bad Gateway</title></html>', contentType: 'text/html' }), rung: false, code: 'unconfirmed' },
	{ fault: { kind: 'empty', accept: true }, rung: true, code: 'unconfirmed' },
	{ fault: status(503), times: 1, rung: false, code: 'unconfirmed' },
	{ fault: { kind: 'delay', ms: 500 }, rung: true },
	{ fault: status(429, { headers: { 'Retry-After': '1' } }), times: 1, rung: true },
];

function kindOf(row: number): Kind | undefined {
	if (row % FAULT_EVERY !== 0) return undefined;
	return KINDS[(row / FAULT_EVERY) % KINDS.length];
}

test('ten thousand people, one request in a hundred goes wrong: everybody is accounted for, nobody rung twice', async () => {
	const sandbox = await startSandbox();
	try {
		forbidLookUps(sandbox);
		const operation = placingOperation('Kejue create');
		const { provider, operationId } = operation;
		const items = Array.from({ length: COUNT }, (_, row) => ({
			row,
			phone: `+1415${5_600_000 + row}`,
			timeout: kindOf(row)?.fault.kind === 'silence' ? 1 : 30,
		}));
		for (const { row, phone } of items) {
			const kind = kindOf(row);
			if (kind) sandbox.addFault({ provider, operationId, to: phone, fault: kind.fault, ...(kind.times && { times: kind.times }) });
		}

		const result = await runNode({
			type: provider,
			parameters: parametersOf(operation, { maxConcurrent: 50 }),
			secrets: sandboxSecrets(sandbox),
			items,
			onError: 'continueErrorOutput',
			maxTries: 3,
		});

		expect(result.error).toBeUndefined();
		const failing = items.filter(({ row }) => kindOf(row)?.code !== undefined);
		const placed = items.filter(({ row }) => kindOf(row)?.code === undefined);
		expect(result.items.map(({ json, pairedItem }) => ({ to: json.to, pairedItem }))).toEqual(
			placed.map(({ row, phone }) => ({ to: phone, pairedItem: expect.objectContaining({ item: row }) })),
		);
		expect(
			result.errorItems.map(({ json: { row, phone, details }, pairedItem }) => ({ row, phone, details, pairedItem })),
		).toEqual(
			failing.map(({ row, phone }) => ({
				row,
				phone,
				details: expect.objectContaining({ code: kindOf(row)?.code }),
				pairedItem: expect.objectContaining({ item: row }),
			})),
		);
		const rung = items.filter(({ row }) => kindOf(row)?.rung ?? true);
		expect(sandbox.rung()).toEqual(Object.fromEntries(rung.map(({ phone }) => [phone, 1])));
		expect(new Set(result.items.map(({ json }) => json.callId)).size).toBe(placed.length);
	} finally {
		await sandbox.close();
	}
}, MAX_RUN_MS);
