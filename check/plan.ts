import type { IDataObject } from 'n8n-workflow';
import type { ProviderName } from '../build/operations';

/** Where an ID stands in an earlier answer: names of members, `*` for each entry of a list. */
export interface IdSource {
	/** operationId of the read that answers with it. */
	from: string;
	at: string[];
}

/** How a list is asked for page by page. */
export interface Paging {
	size: string;
	at: string;
	/** What `at` counts: records that are passed over, or pages. */
	counts: 'records' | 'pages';
	/** Number of the first page; undefined where it is not documented. */
	first?: 0 | 1;
}

/** One request that reads. */
export interface Read {
	/** operationId in the description. */
	id: string;
	query?: Record<string, string | number>;
	/** Of a search, which is sent as POST. */
	body?: Record<string, number>;
	/** Of each placeholder of the path; null where nothing that is read has one. */
	ids?: Record<string, IdSource | null>;
	/** Members that lead to the list of records. */
	records?: string[];
	paging?: Paging;
}

/** What `--call` and its options say. */
export interface CallInput {
	/** In E.164. */
	number: string;
	agent?: string;
	from?: string;
	skill?: string;
}

/** What is asked of one provider. */
export interface Plan {
	name: ProviderName;
	/** As tables show it. */
	title: string;
	/** The documented address. */
	baseUrl: string;
	/** Alternatives: environment variables that sign in together. */
	secrets: string[][];
	/** Exchanges secrets for a token, if the provider has that. */
	signIn?: { needs: string; id: string; body(secrets: Secrets): Record<string, string>; tokenMember: string };
	/** Headers of a request; `token` is what signing in answered with. */
	sign(secrets: Secrets, token: string | undefined): Record<string, string>;
	/** In order: what others take IDs from comes first. The first one also tells whether the key is accepted. */
	reads: Read[];
	/** Reads of the description that are not asked, and why. */
	notAsked: Record<string, string>;
	call: {
		/** Value of the node's operation that places it. */
		operation: string;
		/** Options that it cannot do without. */
		needs: Array<'agent' | 'from' | 'skill'>;
		form(input: CallInput): IDataObject;
		/** operationId of the request. */
		id: string;
		/** operationId of reading a call; undefined where none can be read. */
		readId?: string;
	};
}

/** Values of environment variables by name. */
export type Secrets = Record<string, string>;

/** A choice by ID, as a form stores it. */
export const chosen = (value: string | undefined): IDataObject => ({ __rl: true, mode: 'id', value: value ?? '' });
