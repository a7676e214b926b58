import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { call } from '../../nodes/Zudu/call';
import { simplifyCall } from '../../nodes/Zudu/simplifyCall';

const EMPTY = {};
const FULL = {
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
};

describe.each(Object.entries(call))('output schema of %s', (name, { simplify = simplifyCall, wait }) => {
	it('describes the Simplified output', async () => {
		const { default: schema } = await import(`../../nodes/Zudu/__schema__/v1.0.0/call/${name}.json`);
		const ajv = new Ajv({ allowUnionTypes: true });
		addFormats(ajv);
		ajv.addKeyword('version');
		const validate = ajv.compile({ ...schema, required: Object.keys(schema.properties), additionalProperties: false });
		for (const answer of [EMPTY, FULL]) {
			const output = { ...simplify(answer, {} as never), ...(wait && { waitTimedOut: true }) };
			expect({ valid: validate(output), errors: validate.errors }).toStrictEqual({ valid: true, errors: null });
		}
	});
});
