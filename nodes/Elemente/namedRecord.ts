import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { z } from 'zod';

/** Agents and skills: an ID, and a name that may be missing. */
export const namedRecord = z
	.object({ id: z.union([z.string().min(1), z.number()]).transform(String), name: z.string().nullish().catch(undefined) })
	.passthrough();

/** The record as an entry to choose. */
export function entryOf(record: IDataObject): INodeListSearchItems {
	const { id, name } = namedRecord.parse(record);
	return { name: name ? `${name} (${id})` : id, value: id };
}
