import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { call } from '../../nodes/Elemente/call';
import { simplifyCall } from '../../nodes/Elemente/simplifyCall';

const RECORDS = [
	{},
	{
		id: 'interaction_1',
		status: 'completed',
		customerPhone: '+14155550123',
		duration: '42',
		transcription: 'Hello',
		recordingUrl: 'https://recordings.example/1.wav',
	},
];

test.each(Object.entries(call))('the output schema of %s describes the Simplified output', async (name, { simplify = simplifyCall, wait }) => {
	const { default: schema } = await import(`../../nodes/Elemente/__schema__/v1.0.0/call/${name}.json`);
	const ajv = new Ajv({ allowUnionTypes: true });
	addFormats(ajv);
	ajv.addKeyword('version');
	const validate = ajv.compile({ ...schema, required: Object.keys(schema.properties), additionalProperties: false });
	for (const record of RECORDS) {
		const output = { ...simplify(record, {} as never), ...(wait && { waitTimedOut: true }) };
		expect({ valid: validate(output), errors: validate.errors }).toStrictEqual({ valid: true, errors: null });
	}
});
