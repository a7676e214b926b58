import type { IncomingHttpHeaders } from 'node:http';
import type { CallBook } from './callBook';
import type { RecordSource } from './describedRecord';
import type { Excess } from './limits';
import type { PaceBook } from './pace';
import type { Announcer } from './webhooks/announcer';
import type { Postman } from './webhooks/postman';

/** An answer in the provider's documented form. Without `body` nothing follows the headers. */
export interface Answer {
	status: number;
	body?: unknown;
}

/** One thing wrong with a request. */
export interface Violation {
	/** Where, such as `['body', 'contact', 'phone']` or `['query', 'limit']`. */
	where: Array<string | number>;
	message: string;
	/** JSON Schema keyword that failed, such as `required` or `maximum`. */
	rule: string;
}

/** A refusal before the provider has put it into its own words. */
export interface Problem {
	status: number;
	message: string;
	violations?: Violation[];
}

/** A request that passed the provider's description and credentials. */
export interface OperationRequest {
	params: Record<string, string>;
	/** Numbers and booleans converted as the description says. */
	query: Record<string, unknown>;
	body: unknown;
}

/** What a request means, before it is done: whom it reaches, and how to do it. */
export interface Act {
	/** Everybody whose phone rings, or who gets a message, when this is done. */
	reaches: readonly string[];
	/** Does it, and gives the answer. Called at most once; not at all when a fault comes first. */
	perform(): Answer;
}

/** One operation of the provider's description, acted out. */
export type Operation = (request: OperationRequest) => Act;

/** What a provider's simulation gets from the sandbox. */
export interface SimulationContext {
	description: RecordSource;
	paces: PaceBook;
	tokenLifetimeS: number;
	rung: Map<string, number>;
	postman: Postman;
	/** Scheme, host and port of this provider's listener. Known once it listens, so ask when answering. */
	origin(): string;
}

/** A provider, acted out. Everything in which providers differ is a member of this. */
export interface Simulation {
	/** Values that are accepted, under the names of the credential's fields. */
	credentials: Record<string, string>;
	isAuthorized(headers: IncomingHttpHeaders): boolean;
	/** Status of a request that does not fit the description. */
	invalidStatus: number;
	/** The provider's documented body for an error. */
	wordError(problem: Problem): unknown;
	/** Headers of the answer 429 to one request too many; absent where none are documented. */
	limitHeaders?(excess: Excess): Record<string, string>;
	calls: CallBook<unknown>;
	/** Absent where the provider tells nobody anything. */
	announcer?: Announcer<unknown>;
	/** By operation id of the description. Those missing are answered with 501. */
	operations: Record<string, Operation>;
	/** Ends every token given out, and the pasted one, where the provider has tokens. */
	expireTokens?(): void;
	/** Back to the state after the start. */
	clear(): void;
}

/** One file in providers/ exports one of these. */
export type StartSimulation = (context: SimulationContext) => Simulation;

/** A problem in the provider's words. */
export function refusal({ wordError }: Pick<Simulation, 'wordError'>, problem: Problem): Answer {
	return { status: problem.status, body: wordError(problem) };
}

/** An operation that reaches nobody, whatever it reads or stores. */
export function quiet(answer: (request: OperationRequest) => Answer): Operation {
	return (request) => ({ reaches: [], perform: () => answer(request) });
}

/** Something that is answered at once, and reaches nobody. */
export function answered(answer: Answer): Act {
	return { reaches: [], perform: () => answer };
}
