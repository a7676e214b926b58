import {
	jsonParse,
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';
import { connect } from './sending/connection';
import { InvalidParameter } from './input/invalidParameter';
import type { RequestSpec } from './operation';
import { startOf, type Page, type Pages } from './pages';
import { ProblemError } from './problem/problem';
import type { Provider } from './provider';
import { sendRequest } from './sending/sendRequest';

const TIMEOUT_MS = 30_000;
/** Pages looked through for a word when the provider cannot search by itself. */
const MAX_SEARCHED_PAGES = 20;

/** A list to pick from. */
export interface PickList {
	/**
	 * The first page, already narrowed to `filter` where the provider can search.
	 * @param parameter current value of another parameter of the node; empty where it has none without an item
	 */
	request(filter: string | undefined, parameter: (name: string) => string): RequestSpec;
	answer: ZodTypeAny;
	pages: Pages;
	/** The entries that one record stands for; none for a record that cannot be chosen. */
	entries(record: IDataObject, parameter: (name: string) => string): INodeListSearchItems[];
	/** False: the provider cannot search, so names are compared here. */
	searches: boolean;
}

/** Where a list goes on when the user scrolls; travels through the form as text. */
interface Continuation {
	spec: RequestSpec;
	/** What the page before began with. */
	start: string | undefined;
}

/**
 * The method behind a resource locator's "From List": one page at a time, the next when the user scrolls. A list that
 * cannot be loaded shows why, never an empty list.
 */
export function listSearch(provider: Provider, list: PickList) {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const connection = connect(this, provider, 1);
		const parameter = (name: string) => parameterOf(this, name);
		try {
			const from = paginationToken ? jsonParse<Continuation>(paginationToken) : { spec: list.request(filter, parameter), start: undefined };
			const { results, next } = await readEntries(from, list, {
				parameter,
				filter,
				read: async (spec) => await sendRequest(connection, { spec, operation: { answer: list.answer }, timeoutMs: TIMEOUT_MS }),
			});
			return { results, ...(next && { paginationToken: JSON.stringify(next) }) };
		} catch (error) {
			throw asNodeError(this.getNode(), error);
		}
	};
}

interface Reading {
	parameter(name: string): string;
	filter: string | undefined;
	read(spec: RequestSpec): Promise<unknown>;
}

/** The next page that holds anything to choose. */
async function readEntries(
	from: Continuation,
	list: PickList,
	{ parameter, filter, read }: Reading,
): Promise<{ results: INodeListSearchItems[]; next: Continuation | undefined }> {
	const results: INodeListSearchItems[] = [];
	let spec: RequestSpec | undefined = from.spec;
	let { start } = from;
	for (let count = 0; spec && results.length === 0 && count < MAX_SEARCHED_PAGES; count++) {
		const data = await read(spec);
		const records = list.pages.records(data);
		const page: Page = { spec, data, records, read: readSoFar(spec, records) };
		const previousStart = start;
		start = startOf(records);
		if (start === undefined) {
			spec = undefined;
		} else if (start === previousStart) {
			spec = list.pages.afterRepetition?.(page);
		} else {
			const entries = records.flatMap((record) => list.entries(record, parameter));
			results.push(...(list.searches ? entries : entries.filter(({ name }) => contains(name, filter))));
			spec = list.pages.next(page);
		}
	}
	return { results, next: spec && { spec, start } };
}

/** An expression over items has no value while the form is filled in. */
function parameterOf(context: ILoadOptionsFunctions, name: string): string {
	try {
		return String(context.getNodeParameter(name, '', { extractValue: true }) ?? '');
	} catch {
		return '';
	}
}

function asNodeError(node: INode, error: unknown): Error {
	if (error instanceof InvalidParameter) return new NodeOperationError(node, `${error.message}.`, { description: error.remedy });
	if (!(error instanceof ProblemError)) return error instanceof Error ? error : new Error(String(error));
	const { error: words, message } = error.problem;
	return new NodeApiError(node, { message: words }, { message: words, description: message });
}

/** Records up to and including this page, where the request tells its offset. */
function readSoFar({ query }: RequestSpec, records: IDataObject[]): number {
	return Number(query?.offset ?? 0) + records.length;
}

function contains(name: string, filter: string | undefined): boolean {
	return !filter || name.toLowerCase().includes(filter.trim().toLowerCase());
}
