import { sleep, type INode } from 'n8n-workflow';
import { mapWithLimit } from '../../../nodes/shared/core/running/mapWithLimit';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { useFastClock } from '../../fastClock';
import { runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { describeItem, describeThrown, type Setting } from './describeOutcome';
import { startFlakyDoor } from './flakyDoor';
import { namesCalls, parametersOf, PLACING_OPERATIONS, type PlacingOperation } from '../placingOperations';

/** For runs that hang: ten times as long as all of them take, since a machine may be busy with other things. */
const MAX_RUN_MS = 900_000;
const MAX_RUNS_AT_ONCE = 200;
const ITEMS = 5;
const POSITIONS = [0, 2, 4];

/** How long an address is out of order: less than the waits before the last try. */
const OUTAGE_MS = 300;

/** Longest that can be entered: connecting takes its time on any clock. */
const TIMEOUT_S = 300;

interface Seen {
	/** How often each item reached the provider. */
	arrivals: string;
	output: string[];
	errorOutput: string[];
	thrown: string | null;
}

interface Scenario {
	/** What the test is called. */
	title: string;
	/** One of the settings of that test. */
	name: string;
	run(sandbox: Sandbox): Promise<{ seen: Seen; expected: Seen }>;
}

const SETTINGS = (['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const).flatMap((onError) =>
	[1, 5].map((tries) => ({ onError, tries, name: `${onError}, ${tries === 1 ? 'no retry' : `${tries} tries`}` })),
);

/** One character more than a name may have between two dots: known to nobody, without asking a name server, which may take seconds. */
const TOO_LONG_LABEL = 'a'.repeat(64);

const WHOLLY_UNREACHABLE: Array<{ what: string; items: number; baseUrl(plain: string): string }> = [
	{ what: 'an unknown host', items: 1, baseUrl: () => `https://${TOO_LONG_LABEL}.invalid` },
	{ what: 'a server that does not speak TLS', items: 2, baseUrl: (plain) => plain.replace('http:', 'https:') },
];

let serial = 500_000;

/** Items with numbers that no other run has. */
function settingOf(operation: PlacingOperation, count: number): Setting {
	serial++;
	const items = Array.from({ length: count }, (_, row) => ({
		row,
		phone: `+1415${2_000_000 + serial * 10 + row}`,
		agent: `agent_${serial}_${row}`,
		timeout: TIMEOUT_S,
	}));
	return { operation, items };
}

/** The connection is refused from one item on, until the end. */
const refused = PLACING_OPERATIONS.flatMap((operation) =>
	SETTINGS.flatMap(({ name, onError, tries }) =>
		POSITIONS.map(
			(position): Scenario => ({
				title: `${operation.name}: a connection refused from the first, a middle or the last item on`,
				name: `${name}, from item ${position} on`,
				async run(sandbox) {
					const setting = settingOf(operation, ITEMS);
					const { baseUrl, close } = await doorTo(sandbox, operation, position);
					// One by one, so that exactly the items before the position come through.
					const maxConcurrent = position === 0 && onError !== 'stopWorkflow' ? ITEMS : 1;
					const result = await runAt(sandbox, setting, { baseUrl, maxConcurrent, onError, tries });
					close();
					return { seen: seenIn(sandbox, setting, result), expected: failingFrom(setting, position, onError) };
				},
			}),
		),
	),
);

/** The address is the credential's, so it fails for all items or none: there are no positions here. */
const whollyUnreachable = PLACING_OPERATIONS.flatMap((operation) =>
	WHOLLY_UNREACHABLE.flatMap(({ what, items, baseUrl }) =>
		SETTINGS.map(
			({ name, onError, tries }): Scenario => ({
				title: `${operation.name}: ${what}`,
				name,
				async run(sandbox) {
					const setting = settingOf(operation, items);
					const result = await runAt(sandbox, setting, {
						baseUrl: baseUrl(sandbox.providers[operation.provider].baseUrl),
						maxConcurrent: onError === 'stopWorkflow' ? 1 : items,
						onError,
						tries,
					});
					return { seen: seenIn(sandbox, setting, result), expected: failingFrom(setting, 0, onError) };
				},
			}),
		),
	),
);

const refusedForAMoment = PLACING_OPERATIONS.map(
	(operation): Scenario => ({
		title: `${operation.name}: a connection refused for a moment loses nobody`,
		name: 'stopWorkflow, no retry',
		async run(sandbox) {
			const setting = settingOf(operation, ITEMS);
			const door = await doorTo(sandbox, operation, POSITIONS[1]);
			const running = runAt(sandbox, setting, { baseUrl: door.baseUrl, maxConcurrent: 1, onError: 'stopWorkflow', tries: 1 });
			await door.closed;
			await sleep(OUTAGE_MS);
			await door.open();
			const result = await running;
			door.close();
			return { seen: seenIn(sandbox, setting, result), expected: failingFrom(setting, ITEMS, 'continueRegularOutput') };
		},
	}),
);

const SCENARIOS = [...whollyUnreachable, ...refused, ...refusedForAMoment];

let results: Array<{ title: string; name: string; seen: Seen; expected: Seen }>;

useFastClock();

beforeAll(async () => {
	const sandbox = await startSandbox();
	const finished = await mapWithLimit(SCENARIOS, MAX_RUNS_AT_ONCE, {
		run: async ({ title, name, run }) => ({ title, name, ...(await run(sandbox)) }),
		stopped: () => false,
	});
	results = finished.filter((result) => result !== undefined);
	await sandbox.close();
}, MAX_RUN_MS);

test.each([...new Set(SCENARIOS.map(({ title }) => title))])('%s', (wanted) => {
	const own = results.filter(({ title }) => title === wanted);
	expect(own).not.toEqual([]);
	expect(Object.fromEntries(own.map(({ name, seen }) => [name, seen]))).toEqual(
		Object.fromEntries(own.map(({ name, expected }) => [name, expected])),
	);
});

async function doorTo({ providers }: Sandbox, { provider, path }: PlacingOperation, requests: number) {
	return await startFlakyDoor(providers[provider].baseUrl, { path, requests });
}

async function runAt(
	sandbox: Sandbox,
	{ operation, items }: Setting,
	{ baseUrl, maxConcurrent, onError, tries }: { baseUrl: string; maxConcurrent: number; onError: INode['onError']; tries: number },
): Promise<NodeRunResult> {
	const secrets = sandboxSecrets(sandbox);
	secrets[`${operation.provider}Api`].baseUrl = baseUrl;
	const parameters = parametersOf(operation, { maxConcurrent });
	return await runNode({ type: operation.provider, parameters, secrets, items, onError, ...(tries > 1 && { maxTries: tries }) });
}

function seenIn(sandbox: Sandbox, setting: Setting, { items, errorItems, error }: NodeRunResult): Seen {
	const { operation } = setting;
	const requests = sandbox.requests(operation.provider).filter(({ operationId }) => operationId === operation.operationId);
	const arrived = setting.items.map(({ phone, agent }) =>
		requests.filter(({ to, body }) => (operation.dials ? to === phone : JSON.stringify(body).includes(`"${agent}"`))),
	);
	// The form in which the provider gives the ids of calls.
	const callIds = error?.description?.match(/\b(call_)?[0-9a-f]{8}-?[0-9a-f-]{23,}\b/g) ?? [];
	return {
		arrivals: arrived.map(({ length }) => length).join(' '),
		output: error ? [] : items.map((item) => describeItem(setting, item, 'output')),
		errorOutput: error ? [] : errorItems.map((item) => describeItem(setting, item, 'errorOutput')),
		thrown: error ? describeThrown(setting, error, callIds) : null,
	};
}

/** Items before `position` are placed, the others certainly not. */
function failingFrom({ operation, items }: Setting, position: number, onError: INode['onError']): Seen {
	const arrivals = items.map(({ row }) => Number(row < position)).join(' ');
	const placed = items.filter(({ row }) => row < position).map(({ row }) => `item ${row}: placed`);
	const failed = items.filter(({ row }) => row >= position).map(({ row }) => `item ${row}: unreachable null, done no, callPlaced no, retryable true`);
	const named = operation.dials && namesCalls(operation) ? position : 0;
	switch (onError) {
		case 'continueErrorOutput':
			return { arrivals, output: placed, errorOutput: failed, thrown: null };
		case 'continueRegularOutput':
			return { arrivals, output: [...placed, ...failed], errorOutput: [], thrown: null };
		default: {
			const summary = `${position} done, ${named} named, 0 unknown, ${items.length - position} not done`;
			return { arrivals, output: [], errorOutput: [], thrown: `item ${position}, done no: ${summary}` };
		}
	}
}
