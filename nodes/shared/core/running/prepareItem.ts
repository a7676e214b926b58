import type { IDataObject } from 'n8n-workflow';
import { InvalidParameter } from '../input/invalidParameter';
import { intentOf, keyOf } from '../once/ledger';
import { additionalNumber } from '../../calls/numbers/additionalNumber';
import { mergeBody } from '../input/mergeBody';
import type { NumberOptions } from '../../calls/numbers/numberToCall';
import type { Operation } from '../operation';
import type { RequestSpec } from '../request';
import { passwordsOf } from '../input/params';
import type { Problem } from '../problem/problem';
import type { Run } from './run';
import { UnusableId } from '../sending/apiPath';

const DEFAULT_TIMEOUT_S = 30;
const DEFAULT_LIMIT = 50;

/** Parameters that every operation may have and the executor itself obeys. */
interface SharedParams {
	returnAll?: boolean;
	limit?: number;
	output?: 'raw' | 'simplified';
	additionalBodyFields?: IDataObject;
	options?: NumberOptions & { dryRun?: boolean; timeout?: number };
}

/** The provider will call back about the item: the execution may be suspended until then. */
export interface Suspension {
	/** What the secret of the callback is made with. */
	nonce: string;
	/** Secret and address of the callback, and parts of it that open it, not to be stored. */
	hidden: string[];
}

/** One item, checked and ready to be sent. */
export interface PreparedItem {
	itemIndex: number;
	/** Names what the request is about, in whichever item. */
	intent: string;
	/** Names the item in the ledger, the same for each try: its intent and the row that it had when it was first sent. */
	key: string;
	spec: RequestSpec;
	/** The operation's parameters, as its functions take them. */
	params: never;
	/** The number this request rings. */
	number: string | undefined;
	/** An extension was entered with it, and left out. */
	extensionLeftOut: boolean;
	/** Values of password parameters: they are sent, but never shown or stored. */
	secrets: string[];
	/** Records to read from a list. */
	limit: number;
	simplified: boolean;
	dryRun: boolean;
	timeoutMs: number;
	suspension?: Suspension;
}

/** One item that cannot be sent. */
export interface UnsendableItem {
	itemIndex: number;
	problem: Problem;
}

/** Reads one item's parameters into a request; nothing is sent. The problem of an item that cannot be sent is returned. */
export function prepareItem({ operation, names, startedAt, readParams, passwordFields }: Run, itemIndex: number): PreparedItem | UnsendableItem {
	try {
		const values = readParams(itemIndex);
		// The field literals gave `request` its parameter type, and reading has just checked every value against them.
		const params = values as never;
		const { returnAll, limit, output, additionalBodyFields, options }: SharedParams = values;
		const spec = operation.request(params, { now: startedAt });
		const body = additionalBodyFields ? mergeBody(spec.body ?? {}, additionalBodyFields) : spec.body;
		const overriding = additionalNumber(operation, { before: spec.body ?? {}, body: body ?? {}, options: options ?? {} });
		const number = overriding ?? operation.to?.(params);
		const intent = intentOf(names, number ?? operation.target?.(body ?? {}) ?? spec.path);
		return {
			itemIndex,
			intent,
			key: keyOf({ intent, itemIndex }),
			spec: additionalBodyFields ? { ...spec, body } : spec,
			params,
			number,
			extensionLeftOut: operation.extension?.(params) !== undefined,
			secrets: passwordsOf(passwordFields, values),
			limit: returnAll ? Infinity : (limit ?? DEFAULT_LIMIT),
			simplified: output !== 'raw',
			dryRun: options?.dryRun ?? false,
			timeoutMs: (options?.timeout ?? DEFAULT_TIMEOUT_S) * 1000,
		};
	} catch (error) {
		return { itemIndex, problem: invalidInput(operation, error) };
	}
}

function invalidInput({ properties }: Operation, error: unknown): Problem {
	const details = { code: 'invalidInput', httpStatus: null, done: 'no', callPlaced: 'no', retryable: false } as const;
	if (error instanceof InvalidParameter) return { error: `${error.message}.`, message: error.remedy, details };
	if (error instanceof UnusableId) {
		const { displayName = error.id } = properties.find(({ name }) => name === error.id) ?? {};
		const { message, remedy } = new InvalidParameter(displayName, error.problem);
		return { error: `${message}.`, message: remedy, details };
	}
	const words = error instanceof Error ? error.message : String(error);
	return {
		error: `The parameters cannot be read: ${words.replace(/\.$/, '')}.`,
		message: 'Correct the expression or value that is named, then run the item again.',
		details,
	};
}
