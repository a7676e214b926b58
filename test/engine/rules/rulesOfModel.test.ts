import type { INodeParameters } from 'n8n-workflow';
import { campaignRules } from '../../../nodes/shared/calls/rules/campaignRules';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

/* An AI model that fills in a rule itself calls somebody again by another name of the campaign, or another attempt. */

const sandbox = useSandbox({ phaseMs: 0 });
useWorkflowStore();

const OF_PERSON: string[] = ['defaultTimeZone', 'optedOut', 'timeZone'];
const RULES = campaignRules.options.map(({ name, displayName }) => ({ name: String(name), displayName }));
const OTHERS = RULES.filter(({ name }) => ![...OF_PERSON, 'customHours'].includes(name));
const FILLED = [
	{ how: 'as n8n writes it', value: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Rule', ``, 'string') }}" },
	{ how: 'within a text', value: "=agent-{{ $fromAI('rule') }}" },
	{ how: 'in small letters, which n8n takes, too', value: "={{ $fromai('rule') }}" },
	{ how: 'in mixed letters', value: "={{ $fromAi('rule') }}" },
	{ how: 'with a space before the bracket', value: "={{ $fromAI ('rule') }}" },
	{ how: 'with a value of its own if the model has none', value: "={{ $fromAI('rule', '', 'string', 'spring') }}" },
];

const said = async (rules: INodeParameters, type: string): Promise<string> => {
	const { items } = await runNode({
		type,
		secrets: sandboxSecrets(sandbox),
		items: [{ phone: '+14155551101', rule: 'UTC' }],
		onError: 'continueRegularOutput',
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', waitFor: 'ended', options: { pollInterval: 1 }, campaignRules: rules },
	});
	return JSON.stringify(jsonOf(items));
};

describe.each(['zuduTool', 'zudu'])('%s', (type) => {
	test.each(OTHERS.flatMap((rule) => FILLED.map((filled) => ({ ...rule, ...filled }))))('$displayName that the model fills in, $how, calls nobody', async ({ name, displayName, value }) => {
		expect(await said({ campaign: 'spring', [name]: value }, type)).toContain(`'Campaign Rules → ${displayName}' must not be filled in by the AI model, whose calls it limits.`);
		expect(sandbox.requests('zudu')).toEqual([]);
	});
});

test('hours of which the model fills in a part call nobody', async () => {
	const hours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: "={{ $fromAI('until') }}" }];
	expect(await said({ timeZone: 'UTC', callingHours: 'custom', customHours: { hours } }, 'zuduTool')).toContain("'Campaign Rules → Custom Hours' must not be filled in");
	expect(sandbox.requests('zudu')).toEqual([]);
});

test.each(OF_PERSON)('%s is a fact about the person, which the model may fill in', async (name) => {
	expect(await said({ [name]: "={{ $fromAI('rule') }}" }, 'zuduTool')).not.toContain('must not be filled in');
});
