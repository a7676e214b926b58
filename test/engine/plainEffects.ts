import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { endpointOf } from '../../build/describedEndpoint';
import { fillIn, sampleValue, type FormField } from '../../build/formFields';
import { OPERATIONS, type ListedOperation } from '../../build/operations';
import type { RequestSpec } from '../../nodes/shared/core/request';
import { completed, ownFields, requestWith, valuesIn, type ValueOf } from '../generic/requestsOf';
import { sampleAnswer } from '../generic/sampleAnswer';
import type { EffectById } from './effectsById';

/** Characters by which the IDs of a test differ. */
const SERIAL_LENGTH = 4;
const LETTERS = /[a-z\d]/gi;

const FILE: IBinaryKeyData = { data: { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf', fileName: 'file.pdf' } };

/** Last one given, by endpoint. */
const serials = new Map<string, number>();

/** Every effect that rings nobody, made from nothing but the operation's field literals and the description of its endpoint. */
export const PLAIN_EFFECTS: EffectById[] = OPERATIONS.filter(({ operation: { effect } }) => effect && !effect.rings).map(plainEffect);

function plainEffect(listed: ListedOperation): EffectById {
	const { name: provider, resource, value, title, operation } = listed;
	const filled = completed(listed, ownFields(listed));
	const idField = fieldOfId(listed, filled);
	const request = requestWith(listed, filled);
	const endpoint = endpointOf(provider, request);
	if (!endpoint || !operation.effect) throw new Error(`${title} has no described endpoint or no effect`);
	const operationId = String(endpoint.operation.operationId);
	const answer = sampleAnswer(endpoint);
	const nextId = idsOf(`${provider} ${operationId}`, { listed, filled, field: idField });
	return {
		name: title,
		provider,
		operationId,
		what: operation.effect.what,
		rings: false,
		repeatable: operation.effect.repeatable ?? false,
		sharesRequests: operation.batch !== undefined,
		needsNoBody: operation.response.safeParse(undefined).success,
		parameters: { ...fillIn(filled, idsIn(idField, '={{ $json.id }}')), resource, operation: value },
		...(request.files && { binary: FILE }),
		arrange: async (_sandbox, count) => await Promise.resolve(Array.from({ length: count }, nextId)),
		answer(sandbox, ids) {
			for (const mentions of ids) sandbox.addFault({ provider, operationId, mentions, fault: { kind: 'status', ...answer } });
		},
	};
}

/** The first text that can tell one request from another. */
function fieldOfId(listed: ListedOperation, filled: FormField[]): FormField {
	const found = filled.find((field) => {
		if (!['string', 'resourceLocator'].includes(field.field.type)) return false;
		const id = idLike(field, 1);
		return textOf(requestWith(listed, filled, idsIn(field, id))).includes(id);
	});
	if (!found) throw new Error(`${listed.title} has no text by which two requests can be told apart: write an entry in effectsById.ts`);
	return found;
}

/** All that a request holds, as it was before it was encoded. */
function textOf(request: RequestSpec): string {
	return [decodeURIComponent(request.path), ...valuesIn(request).values()].join('\n');
}

/** Gives one ID after the other that no other request to the endpoint has, and that stands nowhere else in the request. */
function idsOf(endpoint: string, { listed, filled, field }: { listed: ListedOperation; filled: FormField[]; field: FormField }): () => string {
	const others = textOf(requestWith(listed, filled, idsIn(field, idLike(field, 0))));
	return () => {
		for (;;) {
			const serial = (serials.get(endpoint) ?? 0) + 1;
			serials.set(endpoint, serial);
			const id = idLike(field, serial);
			if (!others.includes(id)) return id;
		}
	};
}

function idsIn(field: FormField, id: string): ValueOf {
	return (one) => {
		const sample = sampleValue(one.field);
		if (one !== field) return sample;
		return one.field.type === 'resourceLocator' ? { ...(sample as IDataObject), value: id } : id;
	};
}

/** The sample of a field with a serial number in its last letters and digits, so that a UUID stays one. */
function idLike({ field }: FormField, serial: number): string {
	const sample = sampleValue(field);
	const text = typeof sample === 'string' ? sample : String((sample as IDataObject).value);
	const digits = String(serial).padStart(SERIAL_LENGTH, '0');
	const places = [...text.matchAll(LETTERS)].slice(-SERIAL_LENGTH);
	if (places.length < SERIAL_LENGTH) return digits;
	return places.reduce((id, { index }, digit) => id.slice(0, index) + digits.charAt(digit) + id.slice(index + 1), text);
}
