import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Ledger } from '../../../nodes/shared/core/once/ledger';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { forbidLookUps } from '../forbidLookUps';
import { jsonOf, runNode, type NodeRun, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

/* Rules of a whole list, where a loop hands the list over a few items at a time. */

useFastClock();
const sandbox = useSandbox();
const PHONES = Array.from({ length: 40 }, (_, row) => `+1415555${3000 + row}`);
const [ANA, BEN, CARLA] = PHONES;

const call = async (campaignRules: INodeParameters | undefined, turns: string[][], more: Partial<NodeRun> = {}): Promise<NodeRunResult> => {
	const [items, ...furtherRuns] = turns.map((phones) => phones.map((phone) => ({ phone })));
	return await runNode({
		type: 'zudu',
		secrets: sandboxSecrets(sandbox),
		items,
		furtherRuns,
		onError: 'continueRegularOutput',
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', options: { defaultCountry: 'US' }, ...(campaignRules && { campaignRules }) },
		...more,
	});
};
const oneByOne = (phones: string[]) => phones.map((phone) => [phone]);
/** What became of each item of all turns. */
const seen = ({ run }: NodeRunResult) =>
	(run.data.resultData.runData.Node ?? []).flatMap(({ data }) => jsonOf(data?.main[0] ?? []).map(({ error, status, skipped }) => (error ? 'error' : status === 'skipped' ? Object(skipped).reason : 'call')));
const times = (count: number, what: string) => Array.from({ length: count }, () => what);
const sent = () => sandbox.requests('zudu').filter(({ operationId }) => operationId === 'createPhoneCall');
const refuse = (to?: string) => sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', to, fault: { kind: 'status', status: 400 } });

describe('Stop After', () => {
	test.each([
		['one by one', oneByOne(PHONES.slice(0, 14)), {}, 10],
		['three at a time', [PHONES.slice(0, 3), PHONES.slice(3, 6), PHONES.slice(6, 9), PHONES.slice(9, 12), PHONES.slice(12, 15)], { options: { maxConcurrent: 1 } }, 10],
		['with a number of its own', oneByOne(PHONES.slice(0, 4)), { stopAfter: 2 }, 2],
	])('stops all turns of a loop that are only refused: %s', async (_name, turns, { options, ...rules }: INodeParameters, refusals) => {
		refuse();
		const parameters = { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', options, campaignRules: { maxCalls: 100, ...rules } };
		const result = await call({}, turns, { parameters });
		expect(seen(result)).toEqual([...times(refusals, 'error'), ...times(turns.flat().length - refusals, 'stopped')]);
		expect(sent()).toHaveLength(refusals);
		expect(JSON.stringify(jsonOf(result.items))).toContain('in a row were refused or failed to connect, so no more calls were started');
	});

	test('stops a loop after three calls that may have been placed', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', fault: { kind: 'status', status: 500, accept: true } });
		forbidLookUps(sandbox);
		expect(seen(await call({ maxCalls: 100 }, oneByOne(PHONES.slice(0, 6))))).toEqual([...times(3, 'error'), ...times(3, 'stopped')]);
		expect(sent()).toHaveLength(3);
	});

	test('a call that is placed in between ends the row', async () => {
		for (const to of [PHONES[0], PHONES[1], PHONES[3], PHONES[4]]) refuse(to);
		expect(seen(await call({ stopAfter: 3 }, oneByOne(PHONES.slice(0, 6))))).toEqual(['error', 'error', 'call', 'error', 'error', 'call']);
	});

	test('another try of Retry On Fail begins anew', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', times: 1, fault: { kind: 'status', status: 400 } });
		const result = await call({ stopAfter: 1 }, [[ANA]], { onError: 'stopWorkflow', maxTries: 2 });
		expect([seen(result), sent().length]).toEqual([['call'], 2]);
	});

	test('a retried execution begins anew', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', times: 1, fault: { kind: 'status', status: 400 } });
		const { run } = await call({ stopAfter: 1 }, [[ANA]], { onError: 'stopWorkflow' });
		expect(seen(await call({ stopAfter: 1 }, [[ANA]], { retryOf: run, executionId: '2' }))).toEqual(['call']);
	});

	test('an execution that is retried further on begins anew, also in another turn', () => {
		const store = {};
		const ledgerOf = (executionId: string, runIndex: number) =>
			new Ledger({ getContext: () => store, getMode: () => 'retry', getWorkflowDataProxy: () => ({ $runIndex: runIndex }), getExecutionId: () => executionId } as unknown as IExecuteFunctions);
		Object.assign(ledgerOf('1', 0).inARow(), { refusals: 10, whyStopped: 'Not called' });
		expect([ledgerOf('1', 1).inARow(), ledgerOf('2', 2).inARow()]).toEqual([{ refusals: 10, unknown: 0, whyStopped: 'Not called' }, { refusals: 0, unknown: 0 }]);
	});

	test('does not stop an AI agent whose tool has no rules', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', times: 11, fault: { kind: 'status', status: 400 } });
		expect(seen(await call(undefined, oneByOne(PHONES.slice(0, 12)), { type: 'zuduTool' }))).toEqual([...times(11, 'error'), 'call']);
	});
});

test('Calls per Minute holds in a loop', async () => {
	expect(seen(await call({ callsPerMinute: 60 }, oneByOne(PHONES.slice(0, 30))))).toEqual(times(30, 'call'));
	const starts = sent().map(({ at }) => Date.parse(at));
	for (let index = 20; index < starts.length; index++) expect(starts[index] - starts[index - 20]).toBeGreaterThanOrEqual(18_000);
});

test('a 429 slows later turns of a loop, too', async () => {
	sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', times: 1, fault: { kind: 'status', status: 429 } });
	expect(seen(await call({ callsPerMinute: 60 }, oneByOne(PHONES.slice(0, 4))))).toEqual(times(4, 'call'));
	const [second, third] = sent().slice(-2).map(({ at }) => Date.parse(at));
	expect(third - second).toBeGreaterThanOrEqual(1_500);
});

describe('Duplicates', () => {
	const otherNotation = `(415) ${ANA.slice(5, 8)}-${ANA.slice(8)}`;
	test.each([
		['callFirst', [[ANA], [otherNotation], [BEN]], ['call', 'duplicate', 'call']],
		['callFirst', [[ANA, BEN], [CARLA, ANA, BEN]], ['call', 'call', 'call', 'duplicate', 'duplicate']],
		['callFirst', [[ANA, BEN], [CARLA], [BEN, BEN]], ['call', 'call', 'call', 'duplicate', 'duplicate']],
		['refuse', [[ANA], [otherNotation], [BEN]], ['call', 'error', 'call']],
		['callEach', [[ANA], [ANA]], ['call', 'call']],
	])('%s counts earlier turns of a loop: %j', async (duplicates, turns, expected) => {
		expect(seen(await call({ duplicates }, turns))).toEqual(expected);
		expect(sent()).toHaveLength(expected.filter((what) => what === 'call').length);
	});

	test('whoever was not called in an earlier turn is called', async () => {
		sandbox.addFault({ provider: 'zudu', operationId: 'createPhoneCall', times: 1, fault: { kind: 'status', status: 400 } });
		expect(seen(await call({ duplicates: 'callFirst' }, [[ANA], [ANA], [ANA]]))).toEqual(['error', 'call', 'duplicate']);
	});

	test('web chats that name nobody are no duplicates in a loop either', async () => {
		const parameters = { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: 'webchat', campaignRules: { duplicates: 'callFirst' } };
		expect(seen(await call({}, [[ANA], [BEN]], { type: 'elemente', parameters })).filter((what) => what === 'duplicate')).toEqual([]);
	});
});
