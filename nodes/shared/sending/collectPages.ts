import type { IDataObject } from 'n8n-workflow';
import { ProblemError } from '../problem/problem';
import { startOf, type Pages } from '../pages';
import type { RequestSpec } from '../operation';

/** No documented list comes near; a provider whose paging never ends must not keep a workflow for ever. */
const MAX_PAGES = 10_000;

/**
 * Records of a list, following every page until `limit` is reached. A page that begins like the one before is not taken
 * again (see `Pages.afterRepetition`).
 * @param read one request to its answer without envelope
 */
export async function collectPages(
	{ pages, first, limit }: { pages: Pages; first: RequestSpec; limit: number },
	read: (spec: RequestSpec) => Promise<unknown>,
): Promise<IDataObject[]> {
	const collected: IDataObject[] = [];
	let spec: RequestSpec | undefined = first;
	let previousStart: string | undefined;
	for (let page = 0; spec && collected.length < limit; page++) {
		if (page === MAX_PAGES) throw new ProblemError(endless());
		const data = await read(spec);
		const records = pages.records(data);
		const start = startOf(records);
		if (start === undefined) break;
		if (start === previousStart) {
			spec = pages.afterRepetition?.({ spec, data, records, read: collected.length });
			continue;
		}
		previousStart = start;
		collected.push(...records);
		spec = pages.next({ spec, data, records, read: collected.length });
	}
	return collected.slice(0, limit);
}

function endless() {
	return {
		error: `The list did not end after ${MAX_PAGES} pages.`,
		message: "Turn off 'Return All' and set a limit, or narrow the filters.",
		details: { code: 'refused', httpStatus: null, done: 'no', callPlaced: 'no', retryable: false },
	} as const;
}
