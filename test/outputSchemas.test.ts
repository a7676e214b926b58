import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { IDataObject } from 'n8n-workflow';
import { fillIn, readForm } from '../build/formFields';
import { outputSchema } from '../build/outputSchemas';
import { OPERATIONS, type ListedOperation } from '../build/operations';
import { completed } from './generic/requestsOf';

/** Answers with every member that Simplified output reads. */
const FULL: Record<string, IDataObject> = {
	Kejue: {
		id: 'call_1',
		status: 'completed',
		ended_reason: 'agent_hangup',
		contact: { phone: '+14155550123' },
		started_at: '2026-12-01T09:00:00Z',
		duration_seconds: 62.5,
		summary: 'Ana confirmed.',
		transcript: 'Hello',
		recording_url: 'https://recordings.example/1.mp3',
		metadata: { order: 17 },
	},
	Zudu: {
		call: {
			call_id: 'call_1',
			call_status: 'ENDED',
			to_number: '+14155550123',
			start_timestamp: 1800023400000,
			call_duration: 42500,
			disconnection_reason: 'USER_HANGUP',
			recording_url: 'https://recordings.example/call_1.wav',
			metadata: { customer_id: 'cust-001' },
			transcript: 'Hello',
			call_analysis: { call_summary: 'They agreed.' },
		},
		livekit_connection: { server_url: 'wss://live.example', token: 'join', room_name: 'room' },
	},
	Elemente: {
		id: '123e4567-e89b-12d3-a456-426614174000',
		status: 'completed',
		customerPhone: '+14155550123',
		transcription: 'Hello',
		recordingUrl: 'https://recordings.example/1.mp3',
		duration: '7200',
	},
	Levers: { attachment: ['invoice.pdf'] },
};

/** Parameters that a simplified answer repeats, beside those that must be entered. */
const PARAMS = { metadata: { row: 17 } };

/** Where a field of this name chooses the form, one schema has to describe them all: n8n looks for one per operation. */
const FORMS: Record<string, string[]> = { format: ['text', 'turns'] };

/** Beside the file itself. */
const FILE = { callId: 'call_1', fileName: 'recording-call_1.wav', mimeType: 'audio/wav', fileSizeBytes: 44 };

/** What may stand beside the fields that are always there. */
const MARKS = ['adopted', 'resultNote', 'waitTimedOut', 'waitNote'];

const schemaOf = (row: ListedOperation) => outputSchema(row) as { properties: Record<string, unknown> };

const isShaped = ({ operation: { call, simplify, emit } }: ListedOperation) => Boolean(call ?? simplify ?? emit);

test.each(OPERATIONS.filter((row) => !isShaped(row)).map((row) => [row.title, row] as const))(
	'the output schema of %s has the members of the record',
	(_title, row) => {
		expect(Object.keys(schemaOf(row).properties).length).toBeGreaterThan(0);
	},
);

test.each(OPERATIONS.filter(({ operation }) => operation.repeats).map((row) => [row.title, row] as const))(
	'the output schema of %s has the parameters that the output repeats, which it has no other way to show',
	(_title, row) => {
		expect(Object.keys(schemaOf(row).properties)).toEqual(expect.arrayContaining([...(row.operation.repeats ?? [])]));
		expect(isShaped(row)).toBe(false);
	},
);

test.each(OPERATIONS.filter(isShaped).map((row) => [row.title, row] as const))(
	'the output schema of %s describes the Simplified output',
	(_title, row) => {
		const { provider, calls, operation } = row;
		const schema = schemaOf(row);
		const { wait, file, to } = operation.call ?? {};
		const ajv = new Ajv({ allowUnionTypes: true });
		addFormats(ajv);
		ajv.addKeyword('version');
		const always = Object.keys(schema.properties).filter((property) => !MARKS.includes(property));
		const forms = operation.properties.flatMap(({ name: field }) => (FORMS[field] ?? []).map((form) => ({ [field]: form })));
		const validate = ajv.compile({ ...schema, required: forms.length > 0 ? ['callId'] : always, additionalProperties: false });
		const marks = {
			...(wait && !file && { waitTimedOut: true }),
			...(wait && operation.effect && calls.callBack && { waitNote: 'Not called back.' }),
			...(to && calls.lookUp && { adopted: true }),
			...(to && operation.effect && { resultNote: 'Its result was not stored.' }),
		};
		const required = readForm(operation.properties, fillIn(completed(row)));
		const emitted = new Set<string>();
		for (const answer of [{}, FULL[provider.name]]) {
			for (const form of forms.length > 0 ? forms : [{}]) {
				const params = { ...required, ...PARAMS, ...form } as never;
				const outputs = file
					? [FILE]
					: (operation.emit?.(answer, params) ?? [operation.simplify?.(answer, params, undefined) ?? answer]);
				for (const output of outputs) {
					Object.keys(output).forEach((key) => emitted.add(key));
					expect({ valid: validate({ ...output, ...marks }), errors: validate.errors }).toStrictEqual({ valid: true, errors: null });
				}
			}
		}
		expect([...emitted].sort()).toStrictEqual(always.sort());
	},
);
