import type { INodeParameters } from 'n8n-workflow';
import { campaignRules } from '../../../nodes/shared/calls/rules/campaignRules';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { useWorkflowStore } from './useWorkflowStore';

/* A rule that was added and cannot be judged calls nobody, and says which rule it is. */

const sandbox = useSandbox({ phaseMs: 0 });
useWorkflowStore();

const PEOPLE = ['+14155551101', '+14155551102'];
const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const RULES = campaignRules.options.map(({ name, displayName }) => ({ name, displayName }));

const call = async (rules: INodeParameters, more: Partial<NodeRun> = {}) =>
	await runNode({
		type: 'zudu',
		maxTries: 2,
		secrets: sandboxSecrets(sandbox),
		items: PEOPLE.map((phone) => ({ phone })),
		...more,
		parameters: { resource: 'call', operation: 'createPhoneCall', fromNumber: '+12025550100', toNumber: '={{ $json.phone }}', waitFor: 'ended', options: { pollInterval: 1 }, campaignRules: rules },
	});

/** What the run says, as an error of it or in its items. */
const said = async (rules: INodeParameters, onError: (typeof ON_ERROR)[number]): Promise<string> => {
	const { error, items, errorItems } = await call(rules, { onError });
	return JSON.stringify([error?.message, error?.description, jsonOf(items), jsonOf(errorItems)]);
};

describe.each(ON_ERROR)('On Error %s', (onError) => {
	test.each(RULES)('$displayName: an expression that fails calls nobody', async ({ name }) => {
		await said({ [name]: "={{ $('A node that is gone').first().json.value }}" }, onError);
		expect(sandbox.requests('zudu')).toEqual([]);
	});

	const EMPTY = ['allowedCountries', 'callingHours', 'callsPerMinute', 'campaign', 'checkOnly', 'closedDates', 'customHours', 'doNotCall', 'duplicates', 'maxActiveCalls', 'maxCalls', 'rehearsalNumber'];
	test.each(
		RULES.filter(({ name }) => EMPTY.includes(name)).flatMap((rule) => [
			{ ...rule, what: 'left empty', value: '' },
			{ ...rule, what: 'an expression that was begun', value: '=' },
			{ ...rule, what: 'a column that is missing', value: '={{ $json.none }}' },
			{ ...rule, what: 'a member of nothing, which n8n makes null', value: '={{ $json.none.value }}' },
			...(['closedDates', 'doNotCall', 'rehearsalNumber'].includes(rule.name) ? [] : [{ ...rule, what: 'an empty cell', value: "={{ '' }}" }]),
		]),
	)('$displayName, $what: nobody is called', async ({ name, displayName, value }) => {
		expect(await said({ [name]: value }, onError)).toContain(`'Campaign Rules → ${displayName}' `);
		expect(sandbox.requests('zudu')).toEqual([]);
	});
});

test.each([{ customHours: {} }, { customHours: { hours: [] } }, { callingHours: 'custom' }, { callingHours: 'custom', customHours: {} }] as INodeParameters[])('hours that nobody entered call nobody: %j', async (rules) => {
	expect(await said(rules, 'continueRegularOutput')).toContain("'Campaign Rules → Custom Hours' ");
	expect(sandbox.requests('zudu')).toEqual([]);
});

test.each(RULES.filter(({ name }) => ['campaign', 'closedDates', 'doNotCall', 'optedOut', 'timeZone'].includes(name)))('$displayName: an expression in a field that is not in Expression mode is named as such', async ({ name, displayName }) => {
	expect(await said({ [name]: "{{ $('List').all().map(item => item.json.phone) }}" }, 'continueRegularOutput')).toContain(`'Campaign Rules → ${displayName}' contains an n8n expression that was not evaluated`);
	expect(sandbox.requests('zudu')).toEqual([]);
});

test.each(['closedDates', 'doNotCall', 'rehearsalNumber'])('%s: an expression that returns an empty text says that there are none', async (name) => {
	await call({ [name]: "={{ '' }}" });
	expect(sandbox.rung()).toEqual(Object.fromEntries(PEOPLE.map((phone) => [phone, 1])));
});

test('rules that are taken from the first item need no value in others, and those of the first item are its own', async () => {
	const items = [{ phone: PEOPLE[0], most: 1, attempt: 'first' }, { phone: PEOPLE[1] }];
	const { items: found } = await call({ maxCalls: '={{ $json.most }}', campaign: 'spring', attempt: '={{ $json.attempt }}' }, { items, onError: 'continueRegularOutput' });
	expect(jsonOf(found)).toMatchObject([{ error: expect.stringContaining("'Campaign Rules → Attempt' must be a whole number") }, { to: PEOPLE[1], status: 'ended' }]);
	expect(sandbox.rung()).toEqual({ [PEOPLE[1]]: 1 });
});
