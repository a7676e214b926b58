import type { RequestSpec } from '../request';
import { NOT_DONE, notRetryable, ProblemError, type Problem } from '../problem/problem';
import type { ReadableRecords } from './readableRecords';
import { readPages, type PagedList } from './readPages';

/** Far longer than any documented list: a provider whose paging never ends must not block a workflow. */
const MAX_PAGES = 10_000;

/** Records of a list, page by page up to `limit`. @throws ProblemError when the list does not end, or no entry can be read */
export async function collectPages(
	{ pages, first, limit }: PagedList & { limit: number },
	read: (spec: RequestSpec) => Promise<unknown>,
): Promise<ReadableRecords> {
	const records: ReadableRecords['records'] = [];
	let unreadable = 0;
	let count = 0;
	for await (const page of readPages({ pages, first }, read)) {
		for (const record of page.records) records.push(record);
		unreadable += page.unreadable;
		if (records.length >= limit || !page.next) break;
		if (++count === MAX_PAGES) throw new ProblemError(endless());
	}
	if (records.length === 0 && unreadable > 0) throw new ProblemError(illegible(unreadable));
	return { records: records.slice(0, limit), unreadable };
}

function endless(): Problem {
	return {
		error: `The list did not end after ${MAX_PAGES} pages.`,
		message: "Turn off 'Return All' and set a limit, or narrow the filters.",
		details: notRetryable('refused', 'no'),
	};
}

function illegible(count: number): Problem {
	return {
		error: `The list could not be read: ${count === 1 ? 'its only entry has no ID' : `none of its ${count} entries has an ID`}.`,
		message: 'Run the item again later. If this continues, report it to the maintainers of the node.',
		details: { code: 'unconfirmed', ...NOT_DONE, retryable: true },
	};
}
