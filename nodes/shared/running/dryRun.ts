import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { hideValues } from '../problem/hideValues';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';

/** The request that would be sent. Nothing is; password parameters are shown as asterisks, since n8n stores outputs. */
export async function dryRun(run: Run, { itemIndex, spec, secrets }: PreparedItem): Promise<INodeExecutionData> {
	const { method, path, query, body } = spec;
	return {
		json: {
			dryRun: true,
			method,
			url: (await run.root()) + path,
			...(query && { query }),
			...(body && { body: hideValues(body, secrets) as IDataObject }),
		},
		pairedItem: { item: itemIndex },
	};
}
