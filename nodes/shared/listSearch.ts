import { type ILoadOptionsFunctions, type INodeListSearchItems, type INodeListSearchResult, type IDataObject, NodeApiError, jsonParse } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';
import { connect } from './connection';
import type { RequestSpec } from './operation';
import type { Pages } from './pages';
import { ProblemError } from './problem';
import type { Provider } from './provider';
import { sendRequest } from './sendRequest';

const TIMEOUT_MS = 30_000;
/** Pages looked through for a word when the provider cannot search by itself. */
const MAX_SEARCHED_PAGES = 20;

/** A list to pick from. */
export interface PickList {
	/**
	 * The first page, already narrowed to `filter` where the provider can search.
	 * @param parameter current value of another parameter of the node
	 */
	request(filter: string | undefined, parameter: (name: string) => string): RequestSpec;
	answer: ZodTypeAny;
	pages: Pages;
	/** The entries that one record stands for; none for a record that cannot be chosen. */
	entries(record: IDataObject, parameter: (name: string) => string): INodeListSearchItems[];
	/** False: the provider cannot search, so names are compared here. */
	searches: boolean;
}

/**
 * The method behind a resource locator's "From List": one page at a time, the next when the user scrolls. A list that
 * cannot be loaded shows why, never an empty list.
 */
export function listSearch(provider: Provider, list: PickList) {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const connection = connect(this, provider, 1);
		const parameter = (name: string) => String(this.getNodeParameter(name, '', { extractValue: true }) ?? '');
		let spec: RequestSpec | undefined = paginationToken ? jsonParse<RequestSpec>(paginationToken) : list.request(filter, parameter);
		const results: INodeListSearchItems[] = [];
		try {
			for (let page = 0; spec && page < MAX_SEARCHED_PAGES; page++) {
				const data = await sendRequest(connection, { spec, operation: { answer: list.answer }, timeoutMs: TIMEOUT_MS });
				const records = list.pages.records(data);
				const entries = records.flatMap((record) => list.entries(record, parameter));
				results.push(...(list.searches ? entries : entries.filter(({ name }) => contains(name, filter))));
				spec = records.length === 0 ? undefined : list.pages.next({ spec, data, records, read: readSoFar(spec, records) });
				if (results.length > 0) break;
			}
		} catch (error) {
			throw error instanceof ProblemError
				? new NodeApiError(this.getNode(), { message: error.problem.error }, { message: error.problem.error, description: error.problem.message })
				: (error as Error);
		}
		return { results, ...(spec && { paginationToken: JSON.stringify(spec) }) };
	};
}

/** Records up to and including this page, where the request tells its offset. */
function readSoFar({ query }: RequestSpec, records: IDataObject[]): number {
	return Number(query?.offset ?? 0) + records.length;
}

function contains(name: string, filter: string | undefined): boolean {
	return !filter || name.toLowerCase().includes(filter.trim().toLowerCase());
}
