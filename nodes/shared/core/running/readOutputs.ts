import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { collectPages } from '../lists/collectPages';
import { fetchFile } from '../../calls/files/fetchFile';
import type { RequestSpec } from '../request';
import type { PreparedItem } from './prepareItem';
import type { Run } from './run';
import { sendRequest } from '../sending/sendRequest';
import { shapeOutput, shapeOutputs } from './shapeOutput';
import { waitForCall } from '../../calls/waiting/waitForCall';

/** Output items of an operation that rings nobody: a record, a list of them, the end of a call, or a file. */
export async function readOutputs(run: Run, item: PreparedItem): Promise<INodeExecutionData[]> {
	const { operation } = run;
	const read = async (spec: RequestSpec): Promise<IDataObject> =>
		// Some answers hold nothing, for what is not there yet.
		((await sendRequest(run, { ...item, spec, operation })) || {}) as IDataObject;
	if (operation.pages) {
		const { records, unreadable } = await collectPages({ pages: operation.pages, first: item.spec, limit: item.limit }, read);
		run.leftOut.add(unreadable);
		return records.map((record) => shapeOutput({ record, marks: {} }, item, run));
	}
	const wait = operation.wait?.(item.params);
	const { record, timedOut } = wait
		? await waitForCall(run, wait, async () => await read(item.spec))
		: { record: await read(item.spec), timedOut: false };
	const marks = timedOut ? { waitTimedOut: true as const } : {};
	if (operation.file) return [await fetchFile(run, item, { record, file: operation.file(record) })];
	return shapeOutputs({ record, marks }, item, run);
}
