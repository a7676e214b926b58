import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
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
			...(body && { body: hide(body, secrets) as IDataObject }),
		},
		pairedItem: { item: itemIndex },
	};
}

function hide(value: unknown, secrets: string[]): unknown {
	if (typeof value === 'string') return secrets.includes(value) ? '***' : value;
	if (Array.isArray(value)) return value.map((entry) => hide(entry, secrets));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, hide(entry, secrets)]));
}
