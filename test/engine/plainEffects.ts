import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { endpointOf } from '../../build/describedEndpoint';
import { fillIn, sampleValue, type FormField } from '../../build/formFields';
import { OPERATIONS, type ListedOperation } from '../../build/operations';
import { completed, ownFields, requestWith, valuesIn, type ValueOf } from '../generic/requestsOf';
import { sampleAnswer } from '../generic/sampleAnswer';
import type { EffectById } from './effectsById';

/** Characters by which the IDs of a test differ. */
const SERIAL_LENGTH = 4;
const LETTERS = /[a-z\d]/gi;

const FILE: IBinaryKeyData = { data: { data: Buffer.from('%PDF-1.7').toString('base64'), mimeType: 'application/pdf', fileName: 'file.pdf' } };

let serial = 0;

/** Every effect that rings nobody and has a request for each item, made from nothing but the operation's field literals and the description of its endpoint. */
export const PLAIN_EFFECTS: EffectById[] = OPERATIONS.filter(({ operation: { effect, batch } }) => effect && !effect.rings && !batch).map(plainEffect);

function plainEffect(listed: ListedOperation): EffectById {
	const { name: provider, resource, value, title, operation } = listed;
	const filled = completed(listed, ownFields(listed));
	const idField = fieldOfId(listed, filled);
	const request = requestWith(listed, filled);
	const endpoint = endpointOf(provider, request);
	if (!endpoint || !operation.effect) throw new Error(`${title} has no described endpoint or no effect`);
	const operationId = String(endpoint.operation.operationId);
	const answer = sampleAnswer(endpoint);
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
		arrange: async (_sandbox, count) => await Promise.resolve(Array.from({ length: count }, () => idLike(idField))),
		answer(sandbox, ids) {
			for (const mentions of ids) sandbox.addFault({ provider, operationId, mentions, fault: { kind: 'status', ...answer } });
		},
	};
}

/** The first text that can tell one request from another. */
function fieldOfId(listed: ListedOperation, filled: FormField[]): FormField {
	const found = filled.find((field) => {
		if (!['string', 'resourceLocator'].includes(field.field.type)) return false;
		const id = idLike(field);
		return [...valuesIn(requestWith(listed, filled, idsIn(field, id))).values()].some((value) => String(value).includes(id));
	});
	if (!found) throw new Error(`${listed.title} has no text by which two requests can be told apart: write an entry in effectsById.ts`);
	return found;
}

function idsIn(field: FormField, id: string): ValueOf {
	return (one) => {
		const sample = sampleValue(one.field);
		if (one !== field) return sample;
		return one.field.type === 'resourceLocator' ? { ...(sample as IDataObject), value: id } : id;
	};
}

/** The sample of a field with a serial number in its last letters and digits, so that a UUID stays one. */
function idLike({ field }: FormField): string {
	const sample = sampleValue(field);
	const text = typeof sample === 'string' ? sample : String((sample as IDataObject).value);
	serial += 1;
	const digits = String(serial).padStart(SERIAL_LENGTH, '0');
	const places = [...text.matchAll(LETTERS)].slice(-SERIAL_LENGTH);
	if (places.length < SERIAL_LENGTH) return digits;
	return places.reduce((id, { index }, digit) => id.slice(0, index) + digits.charAt(digit) + id.slice(index + 1), text);
}
