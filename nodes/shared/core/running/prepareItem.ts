import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidParameter } from '../input/invalidParameter';
import { mergeBody } from '../input/mergeBody';
import { passwordsOf } from '../input/passwords';
import { intentOf, keyOf } from '../once/ledger';
import type { Operation } from '../operation';
import { notRetryable, type Problem } from '../problem/problem';
import { problemOf } from '../problem/problemOf';
import { toError } from '../problem/toError';
import type { RequestSpec } from '../request';
import { UnusableId } from '../sending/apiPath';
import type { PreparedItem, UnsendableItem } from './preparedItem';
import type { Run } from './run';

const DEFAULT_TIMEOUT_S = 30;
const DEFAULT_LIMIT = 50;

interface SharedParams {
	returnAll?: boolean;
	limit?: number;
	output?: 'raw' | 'simplified';
	additionalBodyFields?: IDataObject;
	options?: IDataObject & { dryRun?: boolean; timeout?: number };
}

/** Reads one item's parameters into a request; nothing is sent. Returns the problem of an item that cannot be sent. */
export function prepareItem(run: Run, itemIndex: number): PreparedItem | UnsendableItem {
	const { operation, names, startedAt, readParams, passwordFields } = run;
	try {
		const values = readParams(itemIndex);
		// The field literals determine the parameter type of `request`, and every value was just checked against them.
		const params = values as never;
		const { returnAll, limit, output, additionalBodyFields: additions, options = {} }: SharedParams = values;
		const before = operation.request(params, { now: startedAt });
		requireFiles(run, before, itemIndex);
		const spec = withAdditions(operation, before, additions);
		const body = spec.body ?? {};
		const recipient = operation.recipient?.(params, { before: before.body ?? {}, body, options });
		const intent = intentOf(names, recipient ?? [spec.path, operation.target?.(body)].filter(Boolean).join(' '));
		return {
			itemIndex,
			intent,
			key: keyOf({ intent, itemIndex }),
			spec,
			params,
			additions,
			recipient,
			secrets: passwordsOf(passwordFields, values),
			limit: returnAll ? Infinity : (limit ?? DEFAULT_LIMIT),
			simplified: output !== 'raw',
			dryRun: options.dryRun ?? false,
			timeoutMs: (options.timeout ?? DEFAULT_TIMEOUT_S) * 1000,
		};
	} catch (error) {
		return { itemIndex, problem: invalidInput(operation, error) };
	}
}

/** The request with Additional Body Fields. @throws InvalidParameter where they would replace the items of a batch */
export function withAdditions({ batch }: Operation, spec: RequestSpec, additions: IDataObject | undefined): RequestSpec {
	if (!additions) return spec;
	if (batch?.listMember !== undefined && Object.hasOwn(additions, batch.listMember)) {
		throw new InvalidParameter('Additional Body Fields (JSON)', `must not contain "${batch.listMember}", which the items fill`);
	}
	return { ...spec, body: mergeBody(spec.body ?? {}, additions) };
}

function requireFiles({ context }: Run, { files = {} }: RequestSpec, itemIndex: number): void {
	const { binary = {} } = context.getInputData()[itemIndex] ?? {};
	for (const name of Object.values(files).flat()) {
		if (Object.hasOwn(binary, name)) continue;
		const there = Object.keys(binary);
		throw new InvalidParameter(
			'Input Data Field Name',
			`names "${name}", but the item has no such binary file`,
			there.length > 0 ? `Binary fields of the item: ${there.join(', ')}.` : 'The item has no binary data. Get the file in a step before.',
		);
	}
}

/** The problem of an item whose input cannot be sent. */
export function invalidInput({ properties }: Pick<Operation, 'properties'>, error: unknown): Problem {
	const cause = error instanceof UnusableId ? namedAsField(properties, error) : error;
	const words = toError(error).message;
	return (
		problemOf(cause) ?? {
			error: `The parameters cannot be read: ${words.replace(/\.$/, '')}.`,
			message: 'Correct the expression or value that is named, then run the item again.',
			details: notRetryable('invalidInput', 'no'),
		}
	);
}

function namedAsField(properties: INodeProperties[], { id, problem }: UnusableId): InvalidParameter {
	const { displayName = id } = properties.find(({ name }) => name === id) ?? {};
	return new InvalidParameter(displayName, problem);
}
