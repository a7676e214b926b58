import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { ZodTypeAny } from 'zod';
import type { Effect } from './effect';
import type { Params } from './input/paramTypes';
import type { Pages } from './lists/pages';
import type { RequestSpec } from './request';

/** An operation as its selector shows it. */
export interface OperationOption {
	/** In title case. */
	name: string;
	/** The same for ever: workflows store it. */
	value: string;
	/** Adds something to the name; no period at its end. */
	description: string;
	/** In sentence case and without articles; what an AI agent reads. */
	action: string;
}

/** What `request` may know besides its own parameters. */
export interface RequestContext {
	/** The moment the run began; anything scheduled must lie after it. */
	now: DateTime<true>;
}

/** An item's request as the operation made it, and as it is sent, with the Additional Body Fields. */
export interface SentBody {
	before: IDataObject;
	body: IDataObject;
	/** Values of the collection Options. */
	options: IDataObject;
}

/** Types of an output's members by name, "?" for those that may be null: schemas for the editor are made of it. */
export interface OutputShape {
	[member: string]: OutputType | `${OutputType}?` | OutputShape;
}

type OutputType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'dateTime';

/** The parts of an operation, `P` being its parameters: pure functions that never see n8n. */
export interface OperationParts<P> {
	option: OperationOption;
	/** Pure: parameters to one request. Throws InvalidParameter for values that no field check can catch. */
	request(params: P, context: RequestContext): RequestSpec;
	/** Absent: the request only reads and may be repeated. */
	effect?: Effect;
	/**
	 * What the effect is about where neither the recipient nor the IDs in the path tell: IDs in the body. It names what the
	 * ledger remembers, so it must be the same for each try.
	 * @param body as it will be sent, with the Additional Body Fields
	 */
	target?(body: IDataObject): string | undefined;
	/** The phone number that the request rings or writes to: names what the ledger remembers, and is masked in errors. */
	recipient?(params: P, sent: SentBody): string | undefined;
	/**
	 * What the answer, without its envelope, must look like to count as read: only the members that we rely on.
	 * A 2xx answer that does not fit leaves it open whether the request had its effect.
	 */
	answer: ZodTypeAny;
	/** Simplified output of one record; absent: the record as it is. */
	simplify?(record: IDataObject, params: P, recipient: string | undefined): IDataObject;
	/** Members of the Simplified output that neither the API's description nor the shape of calls tells. */
	output?: OutputShape;
	/** The answer lists records, page by page; each becomes one output item. */
	pages?: Pages;
	/** Output items of one record, at least one, in place of Simplified and Raw. */
	emit?(record: IDataObject, params: P): IDataObject[];
	/** One request serves many items. */
	batch?: Batch<P>;
}

/** How the items of a node share requests. */
export interface Batch<P> {
	/** Items in one request at most. */
	max: number;
	/** Equal for items that may share a request. */
	groupOf(params: P): string;
	/** The one request for several items; `request` gives that of an item alone. */
	request(params: [P, ...P[]], context: RequestContext): RequestSpec;
	/** Member of the body that lists the items: what is added to the body must not replace it. */
	listMember: string;
	/** One item's part of the answer, as its record, or why the provider refused this item alone. */
	result(record: IDataObject, params: P, index: number): IDataObject | RefusedEntry;
}

/** One item of a request that the provider did not take, although it took the request. */
export class RefusedEntry {
	/** @param reason in the provider's words */
	constructor(readonly reason: string) {}
}

/** One operation of one resource: its field literals, and pure functions that never see n8n. */
export interface Operation extends OperationParts<never> {
	properties: INodeProperties[];
}

/** Ties `request`'s parameter types to the field literals: an unknown name or option value is a compile error. */
export function defineOperation<const Fields extends INodeProperties[]>(
	operation: { properties: Fields } & Omit<OperationParts<Params<Fields>>, 'batch'>,
): Operation {
	return operation;
}
