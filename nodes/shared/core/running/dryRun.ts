import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { hideSecretMembers, hideValues } from '../problem/hideValues';
import type { Job } from './job';
import type { Run } from './run';

/** The request that would be sent, passwords as asterisks, since n8n stores outputs. */
export async function dryRun(run: Run, { items, spec }: Job): Promise<INodeExecutionData> {
	const { method, path, query, body, files } = spec;
	const secrets = items.flatMap((item) => item.secrets);
	const [{ itemIndex }, ...others] = items;
	return {
		json: {
			dryRun: true,
			method,
			url: (await run.root()) + path,
			...(query && { query }),
			...(files && { files }),
			...(body && { body: hideSecretMembers(hideValues(body, secrets)) as IDataObject }),
		},
		pairedItem: others.length === 0 ? { item: itemIndex } : items.map((item) => ({ item: item.itemIndex })),
	};
}
