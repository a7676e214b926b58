import axios from 'axios';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { endpointOf } from '../../build/describedEndpoint';
import { fillIn, formFields, readForm, type FormField } from '../../build/formFields';
import type { ListedOperation } from '../../build/operations';
import { output, transcriptFormat, waitFor } from '../../nodes/shared/calls/fields';
import { additionalBodyFields, limit, optionsField, returnAll } from '../../nodes/shared/core/input/fields';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import type { RequestSpec } from '../../nodes/shared/core/request';
import { FORM_TYPE } from '../../sandbox/formBody';
import { loadDescription } from '../../sandbox/loadDescription';

/** What is entered in these says how a request is sent and its answer shown, not what is asked for. */
const ABOUT_THE_RUN: string[] = [additionalBodyFields, limit, optionsField, output, returnAll, transcriptFormat, waitFor].map(({ name }) => name);

const MAX_DEMANDED = 5;
const FILE = { name: 'invoice.pdf', type: 'application/pdf', sizeBytes: 8, sha256: '' };

const known = new Map<ListedOperation, FormField[]>();

/** The fields of an operation that its request is made of; always the same ones. */
export function ownFields(listed: ListedOperation): FormField[] {
	const fields = known.get(listed) ?? formFields(listed.operation.properties).filter(({ path: [first = ''] }) => !ABOUT_THE_RUN.includes(first));
	known.set(listed, fields);
	return fields;
}

export type ValueOf = (one: FormField) => unknown;

/** The request that an operation makes of a form in which these fields are filled in. */
export function requestWith({ operation }: ListedOperation, filled: FormField[], valueOf?: ValueOf): RequestSpec {
	return operation.request(readForm(operation.properties, fillIn(filled, valueOf)) as never, { now: DateTime.utc() });
}

/** These fields, those that must be filled in, and what the operation asks for beyond that when it refuses the form. */
export function completed(operation: ListedOperation, wanted: FormField[] = [], valueOf?: ValueOf): FormField[] {
	const all = ownFields(operation);
	const filled = all.filter((one) => wanted.includes(one) || (one.field.required && one.path.length === 1));
	for (let demanded = 0; ; demanded++) {
		try {
			requestWith(operation, filled, valueOf);
			return filled;
		} catch (error) {
			const next = error instanceof InvalidParameter && demanded < MAX_DEMANDED ? named(error.parameter, all, filled) : undefined;
			if (!next) throw error;
			filled.push(next);
		}
	}
}

/** What a request consists of, value by value, by the place: "body/contact/phone", "query/limit", "path/3". */
export function valuesIn({ path, query, body, files }: RequestSpec): Map<string, unknown> {
	const values = new Map<string, unknown>();
	const add = (place: string, value: unknown): void => {
		if (value === undefined) return;
		if (typeof value !== 'object' || value === null) values.set(place, value);
		else for (const [name, inner] of Object.entries(value)) add(`${place}/${name}`, inner);
	};
	add('path', path.split('/'));
	add('query', asSent(query));
	add('body', asSent({ ...body, ...files }));
	return values;
}

/** Everything in which a request differs from what the provider's description takes, as texts. */
export async function violationsOf({ name }: ListedOperation, request: RequestSpec): Promise<string[]> {
	const description = await loadDescription(name);
	const operationId = endpointOf(name, request)?.operation.operationId;
	const described = description.operations.find((operation) => operation.operationId === operationId);
	if (!described) return [`${request.method} ${request.path} is not described`];
	const { method, path, query, body, files } = request;
	const form = files && Object.fromEntries(Object.entries(files).map(([part, fields]) => [part, fields.map(() => FILE)]));
	const { violations } = description.validateRequest(
		{
			method,
			path: axios.getUri({ url: path.slice(description.basePath.length), params: query }),
			headers: { 'content-type': form ? FORM_TYPE : 'application/json' },
			body: form ?? asSent(body),
		},
		described,
	);
	return violations.map(({ where, message }) => `${where.join('/')} ${message}`);
}

function asSent(value: IDataObject | undefined): unknown {
	return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function named(parameter: string, all: FormField[], filled: FormField[]): FormField | undefined {
	return all.find((one) => !filled.includes(one) && (one.shown === parameter || one.shown.startsWith(`${parameter} → `)));
}
