import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { collectPages } from '../lists/collectPages';
import type { RequestSpec } from '../request';
import { withoutSecrets } from '../once/sendOnce';
import { formOf } from '../sending/formOf';
import { sendRequest } from '../sending/sendRequest';
import type { PreparedItem } from './preparedItem';
import type { Run } from './run';
import { shapeOutput, shapeOutputs } from './shapeOutput';

/** Output items of a request that may be repeated: a record, or a list of them. */
export async function readOutputs(run: Run, item: PreparedItem): Promise<INodeExecutionData[]> {
	const { pages } = run.operation;
	if (!pages) return shapeOutputs({ record: await readRecord(run, item), marks: {} }, item, run);
	const list = { pages, first: item.spec, limit: item.limit };
	const { records, unreadable } = await collectPages(list, async (spec) => await readRecord(run, { ...item, spec }));
	run.leftOut.add(unreadable);
	return records.map((record) => shapeOutput({ record, marks: {} }, item, run));
}

/** The answer to an item's request, without passwords that it repeats; empty where it has no body. */
export async function readRecord(run: Run, { itemIndex, recipient: number, ...item }: PreparedItem & { spec: RequestSpec }): Promise<IDataObject> {
	const sending = { ...item, number, operation: run.operation, form: formOf(run.context, item.spec, itemIndex) };
	return withoutSecrets(((await sendRequest(run, sending)) || {}) as IDataObject, item);
}
