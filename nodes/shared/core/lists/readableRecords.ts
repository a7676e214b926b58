import type { IDataObject } from 'n8n-workflow';
import type { z, ZodTypeAny } from 'zod';

export interface ReadableRecords {
	records: IDataObject[];
	unreadable: number;
}

/** The records of a list. An entry that is not one (null, a text, a record without an ID) is left out and counted. */
export function readableRecords(entries: unknown[], record: ZodTypeAny): ReadableRecords {
	const records = entries.filter((entry): entry is IDataObject => record.safeParse(entry).success);
	return { records, unreadable: entries.length - records.length };
}

export function parsedRecords<S extends ZodTypeAny>(entries: unknown[], record: S): Array<z.output<S>> {
	return entries.flatMap((entry) => {
		const parsed = record.safeParse(entry);
		return parsed.success ? [parsed.data as z.output<S>] : [];
	});
}
