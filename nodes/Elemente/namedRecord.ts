import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { z } from 'zod';

/** Digits in some samples, a UUID in others. */
export const recordId = z.union([z.string().min(1), z.number()]);

export const namedRecord = z.object({ id: recordId.transform(String), name: z.string().nullish().catch(undefined) }).passthrough();

export function entryOf(record: IDataObject): INodeListSearchItems {
	const { id, name } = namedRecord.parse(record);
	return { name: name ? `${name} (${id})` : id, value: id };
}
