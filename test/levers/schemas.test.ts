import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { call } from '../../nodes/Levers/call';

const PARAMS = [{ numberToCall: '0501234567' }, { numberToCall: '+14155550123', metadata: { row: 17 } }];

test.each(Object.entries(call))('the output schema of %s describes the Simplified output', async (name, { simplify }) => {
	const { default: schema } = await import(`../../nodes/Levers/__schema__/v1.0.0/call/${name}.json`);
	const ajv = new Ajv({ allowUnionTypes: true });
	addFormats(ajv);
	ajv.addKeyword('version');
	const validate = ajv.compile({ ...schema, required: Object.keys(schema.properties), additionalProperties: false });
	for (const params of PARAMS) {
		expect({ valid: validate(simplify?.({}, params as never)), errors: validate.errors }).toStrictEqual({ valid: true, errors: null });
	}
});
