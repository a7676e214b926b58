import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { hideSecretMembers, hideValues } from '../problem/hideValues';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';

/** The request that would be sent. Nothing is; passwords are shown as asterisks, since n8n stores outputs. */
export async function dryRun(run: Run, { itemIndex, spec, secrets }: PreparedItem): Promise<INodeExecutionData> {
	const { method, path, query, body } = spec;
	return {
		json: {
			dryRun: true,
			method,
			url: (await run.root()) + path,
			...(query && { query }),
			...(body && { body: hideSecretMembers(hideValues(body, secrets)) as IDataObject }),
		},
		pairedItem: { item: itemIndex },
	};
}
