import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { PickList } from '../../shared/core/lists/listSearch';
import { wholeList } from '../../shared/core/lists/pages';
import { agentPath } from '../agent/agent';
import { entryOf, namedRecord, recordId } from '../namedRecord';

export const skill = {
	displayName: 'Skill',
	name: 'skillId',
	type: 'resourceLocator',
	typeOptions: { loadOptionsDependsOn: ['agentId.value'] },
	default: { mode: 'list', value: '' },
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', placeholder: 'Select a skill...', typeOptions: { searchListMethod: 'searchSkills', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 123e4567-e89b-12d3-a456-426614174000' },
	],
} as const satisfies INodeProperties;

const withSkills = z.object({ id: recordId, skills: z.array(z.unknown()).nullish() }).passthrough();

/** Only the record of their agent is documented to list them. https://docs.elemente.ai/api-reference/endpoint/agents/get-agent */
export const skills: PickList = {
	request(_filter, parameter) {
		const agentId = parameter('agentId');
		if (agentId !== '') return { method: 'GET', path: agentPath(agentId) };
		throw new InvalidParameter('Agent', 'is empty, but skills belong to an agent', "Choose the 'Agent' first, or enter the skill by its ID.");
	},
	response: withSkills,
	pages: wholeList({ entries: (data) => withSkills.parse(data).skills ?? [], record: namedRecord }),
	entries: (record) => [entryOf(record)],
	searches: false,
};
