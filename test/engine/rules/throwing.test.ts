import { resolve } from 'node:path';
import type { INodeParameters, OnError } from 'n8n-workflow';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRunResult } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { CLOSED } from './closedHours';
import { useWorkflowStore } from './useWorkflowStore';

/* A defect in a rule must not open the way: whatever throws while a person is judged, nobody is called. */

const sandbox = useSandbox();
useWorkflowStore();
afterEach(() => jest.restoreAllMocks());

const ALWAYS = { callingHours: 'custom', customHours: { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '24:00' }] } };

/** What judges, in which file of `rules/`: a function, or the method of a class. */
const JUDGES: Array<[judge: string, file: string, rules: INodeParameters]> = [
	['isAllowedCountry', 'countries', { allowedCountries: 'US' }],
	['readCountries', 'countries', { allowedCountries: 'US' }],
	['readDoNotCall', 'doNotCall/doNotCall', { doNotCall: '+14155551999' }],
	['readOptedOut', 'doNotCall/doNotCall', { optedOut: '={{ $json.out }}' }],
	['withoutDuplicates', 'screening/duplicates', { duplicates: 'callFirst' }],
	['withoutRepeats', 'screening/duplicates', { campaign: 'spring' }],
	['laterDuplicates', 'screening/laterDuplicates', { duplicates: 'callFirst' }],
	['laterDuplicates', 'screening/laterDuplicates', { campaign: 'spring' }],
	['refuseSharedRow', 'memory/refuseSharedRow', { campaign: 'spring' }],
	['noteOf', 'memory/campaignMemory', { campaign: 'spring' }],
	['claimQueue', 'memory/campaignMemory', { campaign: 'spring' }],
	['ClaimsAhead.knownAs', 'memory/claimsAhead', { campaign: 'spring' }],
	['ClaimsAhead.begun', 'memory/claimsAhead', { campaign: 'spring' }],
	['readCallingHours', 'hours/readCallingHours', ALWAYS],
	['readTime', 'hours/readTime', ALWAYS],
	['readClosedDates', 'hours/readClosedDates', { closedDates: '2026-12-25' }],
	['presetFor', 'hours/presets', { callingHours: 'byCountry' }],
	['isOpen', 'hours/openingHours', ALWAYS],
	['nextOpening', 'hours/openingHours', CLOSED],
	['placeAt', 'hours/openingHours', ALWAYS],
	['zonesFor', 'zones/zonesFor', ALWAYS],
	['zonesOfNumber', 'zones/zonesOfNumber', ALWAYS],
	['readZone', 'zones/readZone', { timeZone: 'Africa/Lagos' }],
	['scheduleFor', 'schedule', { ...CLOSED, outsideHours: 'schedule' }],
	['scheduledAt', 'schedule', ALWAYS],
	['CallLimit.reserve', 'admission/limit', { maxCalls: 2 }],
	['Breaker.stopped', 'admission/breaker', { stopAfter: 2 }],
	['Pace.start', 'admission/pace', { callsPerMinute: 2 }],
	['Pace.start', 'admission/pace', { maxActiveCalls: 2 }],
	['readRehearsalNumber', 'screening/rehearse', { rehearsalNumber: '+14155559999' }],
	['rehearse', 'screening/rehearse', { rehearsalNumber: '+14155559999' }],
	['rehearseItems', 'screening/rehearseItems', { rehearsalNumber: '+14155559999' }],
	['checkItems', 'screening/checkOnly', { checkOnly: true }],
	['screenItems', 'screening/screenItems', ALWAYS],
	['JudgedItems.judge', 'judgedItems', ALWAYS],
	['JudgedItems.judgeAgain', 'judgedItems', ALWAYS],
	['JudgedItems.closed', 'judgedItems', ALWAYS],
	['AlreadyCalled.nameOf', 'alreadyCalled', { campaign: 'spring' }],
	['AlreadyCalled.expect', 'alreadyCalled', { campaign: 'spring' }],
	['AlreadyCalled.find', 'alreadyCalled', { campaign: 'spring' }],
	['Admission.admit', 'admission/admission', ALWAYS],
	['Admission.recheck', 'admission/admission', ALWAYS],
	['People.add', 'people', { duplicates: 'callFirst' }],
	['People.of', 'people', { duplicates: 'callFirst' }],
	['rulesReader', 'readRules', { maxCalls: 2 }],
];

/** Asked when a person's turn comes, and again directly before the request. */
const ASKED_AGAIN: typeof JUDGES = [
	['isOpen', 'hours/openingHours', ALWAYS],
	['placeAt', 'hours/openingHours', ALWAYS],
	['Breaker.stopped', 'admission/breaker', { stopAfter: 2 }],
	['ClaimsAhead.begun', 'memory/claimsAhead', { campaign: 'spring', maxActiveCalls: 1 }],
	['Admission.recheck', 'admission/admission', { campaign: 'spring' }],
];
const TIMES = [1, 2, 3, 4, 5, 6];

function breakJudge(file: string, judge: string, after = 0, until = Infinity): jest.SpyInstance {
	// The module of the built package that the node uses.
	const module: Record<string, { prototype: object }> = jest.requireActual(resolve(__dirname, '../../../dist/nodes/shared/calls/rules', file));
	const [owner, method] = judge.split('.');
	const holder = method === undefined ? module : module[owner].prototype;
	const name = method ?? owner;
	const judging = (holder as Record<string, (...asked: unknown[]) => unknown>)[name];
	let times = 0;
	return jest.spyOn(holder as Record<string, (...asked: unknown[]) => unknown>, name).mockImplementation(function (this: unknown, ...asked) {
		if (times++ >= after && times <= until) throw new TypeError('a defect');
		return judging.apply(this, asked);
	});
}

const callBoth = async (onError: OnError, campaignRules: INodeParameters): Promise<NodeRunResult> =>
	await runNode({
		type: 'zudu',
		onError,
		maxTries: 2,
		secrets: sandboxSecrets(sandbox),
		items: ['+14155551101', '+14155551102'].map((phone) => ({ phone })),
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', waitFor: 'ended', options: { pollInterval: 1 }, campaignRules },
	});

const errorsIn = ({ error, items, errorItems }: NodeRunResult): unknown[] =>
	[error?.message, ...jsonOf([...items, ...errorItems]).map((json) => json.error)].filter((text) => text !== undefined && text !== null);

describe.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)('On Error %s', (onError) => {
	test.each(JUDGES)('%s of %s throws, with %j: nobody is called', async (judge, file, campaignRules) => {
		const broken = breakJudge(file, judge);
		const said = errorsIn(await callBoth(onError, campaignRules));
		expect(broken).toHaveBeenCalled();
		expect(sandbox.requests('zudu')).toEqual([]);
		expect(said).not.toEqual([]);
		expect(said.filter((text) => !String(text).includes('a defect'))).toEqual([]);
	});
});

describe.each(ASKED_AGAIN)('%s of %s', (judge, file, campaignRules) => {
	test.each(TIMES)('throws after it was asked %d times: nobody is in doubt of whom nothing was sent, and nobody is lost', async (after) => {
		breakJudge(file, judge, after);
		const result = await callBoth('continueRegularOutput', campaignRules);
		const called = jsonOf(result.items).filter(({ callId }) => typeof callId === 'string');
		const sent = sandbox.requests('zudu').filter(({ operationId }) => operationId === 'createPhoneCall');
		expect(called.map(({ to }) => to).sort()).toEqual(sent.map(({ to }) => to).sort());
		expect(errorsIn(result).filter((text) => !String(text).includes('a defect'))).toEqual([]);
		expect(called.length + errorsIn(result).length).toBe(2);
	});
});

test.each([
	['zudu', { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
	['zudu', { resource: 'batch', operation: 'create', status: 'sent', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
] as const)('whoever was only about to be called when a defect came is not called, and is called by the next execution: %s %j', async (type, parameters) => {
	const phones = ['+14155551101', '+14155551102'];
	const call = async (executionId: string) =>
		jsonOf((await runNode({ type, executionId, onError: 'continueRegularOutput', secrets: sandboxSecrets(sandbox), items: phones.map((phone) => ({ phone })), parameters: { ...parameters, campaignRules: { campaign: 'spring' } } })).items);
	const broken = breakJudge('admission/admission', 'Admission.recheck');
	expect(await call('1')).toMatchObject(phones.map(() => ({ error: expect.stringContaining('a defect'), details: { done: 'no', callPlaced: 'no' } })));
	expect(sandbox.requests('zudu')).toEqual([]);
	broken.mockRestore();
	expect((await call('2')).map(({ to }) => to)).toEqual(phones);
});

test('whoever is not called since a defect came when the turn of another was judged takes no place of Max Calls', async () => {
	breakJudge('memory/claimsAhead', 'ClaimsAhead.knownAs', 1, 2);
	const { items } = await runNode({
		type: 'zudu',
		onError: 'continueRegularOutput',
		secrets: sandboxSecrets(sandbox),
		items: ['+12025550100', '+12025550100', '+12025550101', '+12025550101'].map((from, row) => ({ from, phone: `+1415555110${row}` })),
		parameters: { resource: 'batch', operation: 'create', status: 'sent', fromNumber: '={{ $json.from }}', toNumber: '={{ $json.phone }}', campaignRules: { campaign: 'spring', maxCalls: 2 }, options: { maxConcurrent: 1 } },
	});
	expect(jsonOf(items).map(({ error, skipped, to }) => error ?? skipped ?? to)).toEqual([expect.stringContaining('a defect'), expect.stringContaining('a defect'), '+14155551102', '+14155551103']);
});
