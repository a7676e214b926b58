import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { ZodTypeAny } from 'zod';
import type { Effect } from './effect';
import type { Params } from './input/paramTypes';
import type { Pages } from './lists/pages';
import type { RequestSpec } from './request';

export interface OperationOption {
	name: string;
	/** Never changes: workflows store it. */
	value: string;
	/** Adds something to the name; no period at its end. */
	description: string;
	/** In sentence case and without articles; AI agents read it. */
	action: string;
}

export interface RequestContext {
	/** When the run began; anything scheduled must be later. */
	now: DateTime<true>;
}

export interface SentBody {
	before: IDataObject;
	body: IDataObject;
	options: IDataObject;
}

/** Types of an output's members by name, with "?" for those that may be null. */
export interface OutputShape {
	[member: string]: OutputType | `${OutputType}?` | OutputShape;
}

type OutputType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'dateTime';

/** The parts of an operation: pure functions that never see n8n. `P` are its parameters. */
export interface OperationParts<P> {
	option: OperationOption;
	/** Pure. @throws InvalidParameter for values that no check of a single field finds */
	request(params: P, context: RequestContext): RequestSpec;
	/** Absent: the request only reads and may be repeated. */
	effect?: Effect;
	/** What the effect is about, where neither recipient nor path say it all. It names the item in the ledger, so it must not change between tries. */
	target?(body: IDataObject): string | undefined;
	/** The phone number that the request calls or writes to: names the item in the ledger, and is masked in errors. */
	recipient?(params: P, sent: SentBody): string | undefined;
	/** The members that we rely on. If a 2xx answer does not fit, it is unknown whether the request had its effect. */
	response: ZodTypeAny;
	/** Absent: Simplified output is the record as it is. */
	simplify?(record: IDataObject, params: P, recipient: string | undefined): IDataObject;
	/** Parameters that the output shows where the record does not; not together with `simplify`. */
	repeats?: ReadonlyArray<keyof P & string>;
	/** Members of Simplified output that neither the API's description nor the shape of calls contains. */
	output?: OutputShape;
	/** The answer reports on each part of the request, so that errors in one that fits `response` are not those of the whole. */
	reportsEach?: true;
	pages?: Pages;
	/** Output items of one record, at least one, instead of Simplified and Raw. */
	emit?(record: IDataObject, params: P): IDataObject[];
	batch?: Batch<P>;
}

export interface Batch<P> {
	/** All items of a request ask for the same. */
	shared?: true;
	/** True for a request that starts calls: no other run of the node in the execution sends it again. */
	startsOnce?(body: IDataObject): boolean;
	max: number;
	/** `entries`: what the items send, where it was resolved. */
	request(params: [P, ...P[]], context: RequestContext, entries?: IDataObject[]): RequestSpec;
	/** Additional Body Fields must not replace this member. Absent: no member depends on the number of items. */
	listMember?: string;
	result(record: IDataObject, params: P, sent: { index: number; count: number; entry?: IDataObject }): IDataObject | RefusedEntry;
}

/** One item that the provider refused although it accepted the request; `reason` is in the provider's words. */
export class RefusedEntry {
	constructor(readonly reason: string) {}
}

export interface Operation extends OperationParts<never> {
	properties: INodeProperties[];
}

/** Ties `request`'s parameter types to the field literals: an unknown name or option value does not compile. */
export function defineOperation<const Fields extends INodeProperties[]>(
	operation: { properties: Fields } & Omit<OperationParts<Params<Fields>>, 'batch'>,
): Operation {
	return operation;
}
