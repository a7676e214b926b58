import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { phoneNumber } from '../shared/calls/numbers/phoneNumber';
import { forgetAll, giveBackAll, type Claim } from '../shared/calls/rules/memory/campaignMemory';
import type { Params } from '../shared/core/input/paramTypes';
import { paramsReader } from '../shared/core/input/paramsReader';
import { nodeErrorOf } from '../shared/core/problem/nodeError';
import { problemItem, type Problem } from '../shared/core/problem/problem';
import { invalidInput } from '../shared/core/running/prepareItem';
import { personFields } from './fields';

type Read = { claim: Claim } | { problem: Problem };

/** Takes people out of the memory of this workflow's campaigns. */
export async function forgetCampaign(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (context.getNodeParameter('operation', 0) === 'forgetAll') {
		await forgetAll(context);
		return [[{ json: { forgotten: true }, pairedItem: items.map((_, item) => ({ item })) }]];
	}
	const readParams = paramsReader(context, [...personFields]);
	const people = items.map((_, itemIndex) => readPerson(readParams, itemIndex));
	const node = context.getNode();
	const wrong = people.findIndex((person) => 'problem' in person);
	const first = people[wrong];
	if (first && 'problem' in first && !context.continueOnFail()) throw nodeErrorOf(node, first.problem, { itemIndex: wrong });
	await giveBackAll(context, people.flatMap((person) => ('claim' in person ? person.claim : [])));
	return [
		people.map((person, item) => {
			if ('problem' in person) return problemItem(person.problem, item, node);
			const { campaign, attempt, target } = person.claim;
			return { json: { campaign, attempt, to: target, forgotten: true }, pairedItem: { item } };
		}),
	];
}

function readPerson(readParams: ReturnType<typeof paramsReader>, itemIndex: number): Read {
	try {
		const { campaign, attempt = 1, phoneNumber: entered, options } = readParams(itemIndex) as Params<typeof personFields>;
		const target = phoneNumber(entered, { parameter: 'Phone Number', defaultCountry: options.defaultCountry }) ?? entered;
		return { claim: { campaign, attempt, target } };
	} catch (error) {
		return { problem: invalidInput({ properties: [...personFields] }, error) };
	}
}
