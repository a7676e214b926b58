import type { IDataObject } from 'n8n-workflow';
import type { z, ZodTypeAny } from 'zod';

/** A list sorted out: what can be worked with, and how many entries cannot. */
export interface ReadableRecords {
	/** As the provider gives them. */
	records: IDataObject[];
	/** Entries that are left out. */
	unreadable: number;
}

/**
 * The records of a list. An entry that is none (null, a text, a record without an ID) must not stop the others, so it is
 * left out and counted.
 * @param record what an entry must look like to count as a record
 */
export function readableRecords(entries: unknown[], record: ZodTypeAny): ReadableRecords {
	const records = entries.filter((entry): entry is IDataObject => record.safeParse(entry).success);
	return { records, unreadable: entries.length - records.length };
}

/** The readable entries of a list, each as `record` reads it. */
export function parsedRecords<S extends ZodTypeAny>(entries: unknown[], record: S): Array<z.output<S>> {
	return entries.flatMap((entry) => {
		const parsed = record.safeParse(entry);
		return parsed.success ? [parsed.data as z.output<S>] : [];
	});
}
