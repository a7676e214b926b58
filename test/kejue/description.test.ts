import Ajv from 'ajv';
import type { INodeProperties } from 'n8n-workflow';
import { call } from '../../nodes/Kejue/call';
import { simplifyCall } from '../../nodes/Kejue/simplifyCall';

const EMPTY = {};
const FULL = {
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
};

describe.each(Object.entries(call))('output schema of %s', (name, { wait }) => {
	it('describes the Simplified output', async () => {
		const { default: schema } = await import(`../../nodes/Kejue/__schema__/v1.0.0/call/${name}.json`);
		const ajv = new Ajv({ allowUnionTypes: true });
		ajv.addKeyword('version');
		const validate = ajv.compile({ ...schema, required: Object.keys(schema.properties), additionalProperties: false });
		for (const answer of [EMPTY, FULL]) {
			const output = { ...simplifyCall(answer), ...(wait && { waitTimedOut: true }) };
			expect({ valid: validate(output), errors: validate.errors }).toStrictEqual({ valid: true, errors: null });
		}
	});
});

// Lint sees the order only of fields that are written in place; some have files of their own.
it.each(['additionalFields', 'config', 'contact'])('the fields of %s are in alphabetical order', (name) => {
	const { options = [] } = call.create.properties.find((field) => field.name === name) as INodeProperties;
	const names = options.map((field) => ('displayName' in field ? field.displayName : ''));
	expect(names).toStrictEqual([...names].sort((one, other) => one.localeCompare(other)));
	expect(names.length).toBeGreaterThan(0);
});
