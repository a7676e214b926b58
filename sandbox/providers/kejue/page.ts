import { z } from 'zod';
import type { Members } from '../../describedRecord';
import type { Answer, OperationRequest } from '../../simulation';

/** Entries per page where a request does not say. */
export const DEFAULT_LIMIT = 100;

/** How lists are paged. */
export const pageQuery = z.object({ limit: z.number().optional(), offset: z.number().optional() });

/** The entries of one page. */
export function pageOf<Item>(items: readonly Item[], { limit = DEFAULT_LIMIT, offset = 0 }: z.infer<typeof pageQuery>): Item[] {
	return items.slice(offset, offset + limit);
}

/** A list that does not echo limit and offset, under the name of its records. */
export function pageAs<Row extends Members>(name: string, present: (row: Row) => unknown = (row) => row) {
	return (rows: Row[], { query }: OperationRequest): Answer => ({
		status: 200,
		body: { [name]: pageOf(rows, pageQuery.parse(query)).map(present), total: rows.length },
	});
}
