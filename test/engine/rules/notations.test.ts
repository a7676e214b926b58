import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { notesOfClaim } from '../../../nodes/shared/calls/rules/memory/campaignMemory';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

/* Mobiles of Argentina and Brazil are written in two ways with their country code, and are one person in both. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });
const store = useWorkflowStore();
let executions = 0;

const OPERATIONS: Array<[string, string, INodeParameters]> = [
	['Kejue call', 'kejue', { resource: 'call', operation: 'create', personaId: 'per_7', phone: '={{ $json.phone }}' }],
	['Kejue campaigns', 'kejue', { resource: 'campaign', operation: 'create', name: '={{ "Part " + $json.part }}', personaId: 'per_7', phone: '={{ $json.phone }}', autoStart: true }],
	['Zudu call', 'zudu', { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
	['Zudu batch', 'zudu', { resource: 'batch', operation: 'create', status: 'sent', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}' }],
	['Elemente call', 'elemente', { resource: 'call', operation: 'create', agentId: '1', skillId: '2', channel: 'call', phoneNumber: '={{ $json.phone }}' }],
	['Levers call', 'levers', { resource: 'call', operation: 'create', numberToCall: '={{ $json.phone }}' }],
	['Levers bulk', 'levers', { resource: 'call', operation: 'createMany', numberToCall: '={{ $json.phone }}' }],
];

/** The own, the other way to write it, and somebody else. */
const NUMBERS: Array<[string, [string, string, string]]> = [
	['Argentina, from with 9 to without', ['+54 9 11 2345-6789', '+541123456789', '+5491123456780']],
	['Argentina, from without 9 to with', ['+541123456789', '+54 9 11 2345-6789', '+541123456780']],
	['Argentina, where the area has four digits', ['+5492944123456', '+54 2944 123456', '+5492944123457']],
	['Brazil, from nine digits to eight', ['+55 11 98765-4321', '+551187654321', '+5511987654322']],
	['Brazil, from eight digits to nine', ['+55 (11) 8765-4321', '+5511987654321', '+551187654322']],
];

const PLACING = ['createPersonaCall', 'createCampaign', 'createPhoneCall', 'createBatchCall', 'createCall', 'callContact', 'callContactsBulk'];

const BEN = '+12025550111';

const endOf = ({ error, skipped }: IDataObject) => (error ? String(error) : String(Object(skipped).reason ?? 'call'));

const callsTo = (sheet: string) => sandbox.rung()[sheet.replace(/[^+\d]/g, '')] ?? 0;

describe.each(OPERATIONS)('%s', (_operation, type, parameters) => {
	const ends = async (campaignRules: INodeParameters, items: IDataObject[]) =>
		jsonOf((await runNode({ type, executionId: String(++executions), secrets: sandboxSecrets(sandbox), onError: 'continueRegularOutput', parameters: { ...parameters, campaignRules }, items: items.map((item, part) => ({ part, ...item })) })).items).map(endOf);

	const campaign = async (phones: string[], name = 'spring') => await ends({ campaign: name }, phones.map((phone) => ({ phone })));

	describe.each(NUMBERS)('%s', (_number, [own, other, next]) => {
		test.each<[INodeParameters, string[], number]>([
			[{ duplicates: 'callFirst' }, ['call', 'duplicate', 'call', 'call'], 1],
			[{ duplicates: 'refuse' }, [expect.stringContaining('Duplicates'), expect.stringContaining('Duplicates'), 'call', 'call'], 0],
			[{ campaign: 'spring' }, ['call', 'duplicate', 'call', 'call'], 1],
			[{ optedOut: '={{ $json.part === 1 ? "yes" : "" }}' }, ['doNotCall', 'doNotCall', 'call', 'call'], 0],
			[{ doNotCall: `={{ [${JSON.stringify(other)}] }}` }, ['doNotCall', 'doNotCall', 'call', 'call'], 0],
		])('%j', async (rules, expected, rung) => {
			expect(await ends(rules, [own, other, next, BEN].map((phone) => ({ phone })))).toEqual(expected);
			expect([own, other, next, BEN].map(callsTo)).toEqual([rung, 0, 1, 1]);
		});

		test('turns of a loop', async () => {
			const [first, ...furtherRuns] = [own, other, next].map((phone, part) => [{ part, phone }]);
			const { run } = await runNode({ type, secrets: sandboxSecrets(sandbox), parameters: { ...parameters, campaignRules: { duplicates: 'callFirst' } }, items: first, furtherRuns });
			expect((run.data.resultData.runData.Node ?? []).flatMap(({ data }) => jsonOf(data?.main[0] ?? []).map(endOf))).toEqual(['call', 'duplicate', 'call']);
			expect([own, other, next].map(callsTo)).toEqual([1, 0, 1]);
		});

		test('executions one after the other', async () => {
			expect(await campaign([own])).toEqual(['call']);
			expect(await campaign([other, next])).toEqual(['alreadyCalled', 'call']);
			expect(await campaign([own, next])).toEqual(['alreadyCalled', 'alreadyCalled']);
			expect(await campaign([other], 'summer')).toEqual(['call']);
			expect([own, other, next].map(callsTo)).toEqual([1, 1, 1]);
		});

		test('executions at once', async () => {
			const both = await Promise.all([campaign([own]), campaign([other])]);
			expect(both.flat().sort()).toEqual(['alreadyCalled', 'call']);
			expect(callsTo(own) + callsTo(other)).toBe(1);
		});

		test('whoever was claimed before both were known', async () => {
			const target = own.replace(/[^+\d]/g, '');
			await store.checkProcessedAndRecord(notesOfClaim({ campaign: 'spring', attempt: 1, target }).slice(0, 1), 'workflow', {} as never, { mode: 'entries' });
			expect(await campaign([other, next])).toEqual(['alreadyCalled', 'call']);
			expect([own, other, next].map(callsTo)).toEqual([0, 0, 1]);
		});

		test('whoever is forgotten in one of them is called again in both', async () => {
			const forget = async (phoneNumber: string) => await runNode({ type: 'callCampaign', executionId: String(++executions), secrets: {}, parameters: { resource: 'campaign', operation: 'forget', campaign: 'spring', phoneNumber } });
			expect(await campaign([own, next])).toEqual(['call', 'call']);
			await forget(other);
			expect(await campaign([other, next])).toEqual(['call', 'alreadyCalled']);
			await forget(other);
			expect(await campaign([own])).toEqual(['call']);
			expect([own, other, next].map(callsTo)).toEqual([2, 1, 1]);
		});
	});

	test('a call that was refused leaves nobody claimed in either', async () => {
		const [, [own, other]] = NUMBERS[0];
		for (const operationId of PLACING) sandbox.addFault({ operationId, times: 1, fault: { kind: 'status', status: 400 } });
		expect(await campaign([own])).toEqual([expect.stringMatching(/400/)]);
		expect(await campaign([other])).toEqual(['call']);
	});
});
