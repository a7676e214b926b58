import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import type { ZodTypeAny } from 'zod';
import type { Effect } from './effect';
import type { FreeObjectGroups } from './input/fields';
import type { Pages } from './lists/pages';
import type { RequestSpec } from './request';
import type { Wait } from '../calls/waiting/wait';

type Field = Pick<INodeProperties, 'name' | 'type'> & { options?: INodeProperties['options']; required?: boolean };

type Choice<F> = F extends { options: ReadonlyArray<infer O> } ? (O extends { value: infer V } ? V : never) : never;

type Groups<G> = {
	[K in G as K extends { name: infer N extends string } ? N : never]?: K extends {
		values: infer V extends readonly Field[];
	}
		? Array<Params<V>>
		: never;
};

interface ScalarValue {
	string: string;
	resourceLocator: string;
	number: number;
	boolean: boolean;
	dateTime: DateTime<true>;
	json: IDataObject;
}

type Optional<F, V> = F extends { required: true } ? V : V | undefined;

/** What `request` gets for one field: converted, checked, `undefined` where nothing was entered. */
type Value<F extends { type: unknown }> = F['type'] extends keyof ScalarValue
	? Optional<F, ScalarValue[F['type']]>
	: F['type'] extends 'options'
		? Optional<F, Choice<F>>
		: F['type'] extends 'multiOptions'
			? Array<Choice<F>> | undefined
			: F['type'] extends 'collection'
				? F extends { options: infer O extends readonly Field[] }
					? Partial<Params<O>>
					: never
				: F['type'] extends 'fixedCollection'
					? F extends { options: FreeObjectGroups }
						? IDataObject | undefined
						: F extends { options: ReadonlyArray<infer G> }
							? Groups<G>
							: never
					: undefined;

/**
 * Parameter values by name, read off the field literals: a required field has its type, any other may be undefined,
 * a collection is an object with only what was entered, a fixed collection holds an array per group, and a fixed
 * collection of `freeObjectGroups` is the object that was entered.
 */
export type Params<Fields extends readonly Field[]> = { [F in Fields[number] as F['name']]: Value<F> };

/** What `request` may know besides its own parameters. */
export interface RequestContext {
	/** The moment the run began; anything scheduled must lie after it. */
	now: DateTime<true>;
}

interface OperationParts<P> {
	/** Pure: parameters to one request. Throws InvalidParameter for values that no field check can catch. */
	request(params: P, context: RequestContext): RequestSpec;
	/** Absent: the request only reads and may be repeated. */
	effect?: Effect;
	/**
	 * What the effect is about where neither `to` nor the ids in the path tell: ids in the body. It names what the ledger
	 * remembers, so it must be the same for each try.
	 * @param body as it will be sent, with the Additional Body Fields
	 */
	target?(body: IDataObject): string | undefined;
	/**
	 * What the answer, without its envelope, must look like to count as read: only the members that we rely on.
	 * A 2xx answer that does not fit leaves it open whether the request had its effect.
	 */
	answer: ZodTypeAny;
	/** The phone number this request rings, for hints, masked errors and look-ups. */
	to?(params: P): string | undefined;
	/** Dotted places of the numbers to call in the body, the one that is called first: Additional Body Fields may put another there. */
	numberPaths?: string[];
	/** Dotted place of the country in the body, by which the provider reads local numbers; absent: it takes whole numbers only. */
	countryPath?: string;
	/** The extension that was entered with the number and is not sent, for a hint. */
	extension?(params: P): string | undefined;
	/** Simplified output of one record; absent: the provider's `simplifyCall`. */
	simplify?(record: IDataObject, params: P): IDataObject;
	/** The call is read again until what is waited for is there, or the wait is up; undefined: no waiting. */
	wait?(params: P): Wait | undefined;
	/** The answer lists records, page by page; each becomes one output item. */
	pages?: Pages;
	/** Output items of one record, at least one, in place of Simplified and Raw; the executor marks those of a wait that was up. */
	emit?(record: IDataObject, params: P): IDataObject[];
	/** The address of a file in the record, emitted as binary data; undefined while it is not ready. */
	file?(record: IDataObject): { url: string; fileName: string } | undefined;
}

/** One operation of one resource: its field literals, and pure functions that never see n8n. */
export interface Operation extends OperationParts<never> {
	properties: INodeProperties[];
}

/** Ties `request`'s parameter types to the field literals: an unknown name or option value is a compile error. */
export function defineOperation<const Fields extends INodeProperties[]>(
	operation: { properties: Fields } & OperationParts<Params<Fields>>,
): Operation {
	return operation;
}
