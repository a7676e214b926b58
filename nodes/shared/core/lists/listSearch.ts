import { ifReadable } from '../input/ifReadable';
import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';
import { connect } from '../sending/connect';
import type { RequestSpec } from '../request';
import { DIGEST_CHARACTERS, type Pages, type Position } from './pages';
import { nodeError } from '../problem/nodeError';
import type { Provider } from '../provider';
import { readPages, type PagedList } from './readPages';
import { sendRequest } from '../sending/sendRequest';
import { plainText } from '../input/plainText';

const TIMEOUT_MS = 30_000;
const MAX_SEARCHED_PAGES = 20;

export interface PickList {
	/** The first page, filtered where the provider can search. `parameter` returns '' for a parameter that needs an item. */
	request(filter: string | undefined, parameter: (name: string) => string): RequestSpec;
	response: ZodTypeAny;
	pages: Pages;
	entries(record: IDataObject, parameter: (name: string) => string): INodeListSearchItems[];
	/** False: the provider cannot search, so names are compared here. */
	searches: boolean;
}

/** The method behind a resource locator's "From List". A list that cannot be loaded shows why; it is never shown as empty. */
export function listSearch(provider: Provider, list: PickList) {
	return async function (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		const connection = connect(this, provider, 1);
		// An expression over items has no value while the form is filled in.
		const parameter = (name: string) => ifReadable(() => plainText(this.getNodeParameter(name, '', { extractValue: true }))) ?? '';
		const words = filter?.trim() || undefined;
		try {
			const from = positionIn(paginationToken, list, this.getNode());
			const { results, next } = await readEntries({ pages: list.pages, first: list.request(words, parameter) }, from, {
				read: async (spec) => await sendRequest(connection, { spec, operation: { response: list.response }, timeoutMs: TIMEOUT_MS }),
				entries(record) {
					const entries = list.entries(record, parameter);
					return list.searches || !words ? entries : entries.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
				},
			});
			return { results, ...(next && { paginationToken: JSON.stringify(next) }) };
		} catch (error) {
			throw nodeError(this.getNode(), error);
		}
	};
}

interface Reading {
	read(spec: RequestSpec): Promise<unknown>;
	entries(record: IDataObject): INodeListSearchItems[];
}

async function readEntries(
	list: PagedList,
	from: Position | undefined,
	{ read, entries }: Reading,
): Promise<{ results: INodeListSearchItems[]; next: Position | undefined }> {
	let next: Position | undefined;
	let count = 0;
	for await (const page of readPages(list, read, from)) {
		({ next } = page);
		const results = page.records.flatMap(entries);
		if (results.length > 0 || ++count === MAX_SEARCHED_PAGES) return { results, next };
	}
	return { results: [], next };
}

const position = z
	.object({
		at: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
		digest: z.string().length(DIGEST_CHARACTERS).regex(/^[\w-]+$/),
	})
	.strict();

/** The browser sends the token, so it contains only a position: docs/decisions.md#positions-in-lists */
function positionIn(token: string | undefined, { pages }: PickList, node: INode): Position | undefined {
	if (!token) return undefined;
	const known = pages.member ? position.safeParse(ifReadable((): unknown => JSON.parse(token))).data : undefined;
	if (known) return known;
	throw new NodeOperationError(node, 'The list cannot be continued: the requested page does not belong to this list.', {
		description: 'Close the list and open it again. Nothing was sent to the provider.',
	});
}
