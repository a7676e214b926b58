import { DataDeduplicationService } from 'n8n-core';
import type { INodeParameters } from 'n8n-workflow';
import { memoryDeduplicator } from '../../../bench/memoryDeduplicator';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';

const sandbox = useSandbox();
const [ANN, BEN] = ['+14155551101', '+14155551102'];
let executions = 0;

beforeAll(async () => await DataDeduplicationService.init(memoryDeduplicator()));

const call = async (campaignRules: INodeParameters): Promise<unknown[]> => {
	const { items } = await runNode({
		type: 'zudu',
		executionId: String(++executions),
		secrets: sandboxSecrets(sandbox),
		items: [{ phone: ANN }, { phone: BEN }],
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', campaignRules },
	});
	return jsonOf(items).map(({ skipped }) => (skipped === undefined ? 'call' : Object(skipped).reason));
};
const campaignNode = async (parameters: INodeParameters, phones: string[], more: Partial<NodeRun> = {}) =>
	await runNode({ type: 'callCampaign', secrets: {}, items: phones.map((phone) => ({ phone })), parameters, ...more });

test('who is forgotten in a campaign may be called again in it, nobody else', async () => {
	expect(await call({ campaign: 'spring' })).toEqual(['call', 'call']);
	expect(await call({ campaign: 'spring' })).toEqual(['alreadyCalled', 'alreadyCalled']);
	const { items } = await campaignNode({ campaign: 'SPRING ', phoneNumber: '={{ $json.phone }}', options: { defaultCountry: 'US' } }, ['(415) 555-1102']);
	expect(items).toEqual([{ json: { campaign: 'SPRING ', attempt: 1, to: BEN, forgotten: true }, pairedItem: { item: 0 } }]);
	expect(await call({ campaign: 'spring' })).toEqual(['alreadyCalled', 'call']);
});

test('another attempt is not forgotten', async () => {
	expect(await call({ campaign: 'summer', attempt: 2 })).toEqual(['call', 'call']);
	await campaignNode({ campaign: 'summer', phoneNumber: '={{ $json.phone }}' }, [ANN, BEN]);
	expect(await call({ campaign: 'summer', attempt: 2 })).toEqual(['alreadyCalled', 'alreadyCalled']);
});

test('everybody is forgotten at once', async () => {
	const { items } = await campaignNode({ operation: 'forgetAll' }, [ANN, BEN]);
	expect(items).toEqual([{ json: { forgotten: true }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
	expect(await call({ campaign: 'spring' })).toEqual(['call', 'call']);
});

test('a wrong number is an error of its item, and forgets nobody where the node stops', async () => {
	const parameters = { campaign: 'spring', phoneNumber: '={{ $json.phone }}' };
	const stopped = await campaignNode(parameters, [ANN, 'nonsense']);
	expect(stopped.error).toMatchObject({ message: expect.stringContaining("'Phone Number'") });
	expect(await call({ campaign: 'spring' })).toEqual(['alreadyCalled', 'alreadyCalled']);
	const { items } = await campaignNode(parameters, [ANN, 'nonsense'], { onError: 'continueRegularOutput' });
	expect(jsonOf(items)).toMatchObject([{ forgotten: true }, { error: expect.stringContaining("'Phone Number'"), details: { code: 'invalidInput' } }]);
	expect(await call({ campaign: 'spring' })).toEqual(['call', 'alreadyCalled']);
});
