import { z } from 'zod';

import { readExamples } from '../../host/examples';
import type { N8nClient, Workflow, WorkflowFile } from '../../host/n8nClient';

/** A line of the list, as the example has them. */
interface ListedPerson {
	name: string;
	phone: string;
	timezone?: string;
	doNotCall?: boolean;
}

interface Changes {
	/** Also what the names of its tables begin with. */
	name: string;
	/** Instead of the sample. */
	people?: ListedPerson[];
	/** Changes the rest of it, as text. */
	change?: (workflow: string) => string;
}

const example = (): WorkflowFile => {
	const found = readExamples().get('campaign-table.json');
	if (!found) throw new Error('The example is missing');
	return found;
};

/** The people whom the example brings. */
export function samplePeople(): ListedPerson[] {
	const node = example().nodes.find(({ name }) => name === 'Sample people');
	const { jsonOutput } = z.object({ jsonOutput: z.string() }).parse(node?.parameters);
	return (JSON.parse(jsonOutput) as { people: ListedPerson[] }).people;
}

/** Puts examples/campaign-table.json into n8n, with tables of its own and the sandbox's credential. */
export async function storeCampaign(client: N8nClient, { name, people = samplePeople(), change = (text) => text }: Changes): Promise<Workflow> {
	const credential = (await client.credentials()).find(({ type }) => type === 'kejueApi');
	if (!credential) throw new Error('There is no credential for Kejue');
	const { nodes, ...rest } = JSON.parse(change(JSON.stringify(example()).replaceAll('campaign_', `${name}_`))) as WorkflowFile;
	const own = nodes.map((node) => {
		if (node.type.endsWith('.kejue')) return { ...node, credentials: { kejueApi: { id: credential.id, name: credential.name } } };
		return node.name === 'Sample people' ? { ...node, parameters: { mode: 'raw', jsonOutput: JSON.stringify({ people }), options: {} } } : node;
	});
	return await client.createWorkflow({ ...rest, name, nodes: own });
}

/** The first settings then let people be called at any hour of any day. */
export const atAnyHour = (workflow: string): string => workflow.replace('"callingHours":"byCountry"', '"callingHours":"allDay"');
