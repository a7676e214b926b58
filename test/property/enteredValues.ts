import fc from '../fastCheck';
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** How wild the values are. */
export interface Wildness {
	/** About how many values out of a hundred are any JSON at all instead of something that may fit the field; a quarter of it for required ones. */
	anyJson: number;
	/** Members of Additional Body Fields may be any, also ones that make the body invalid. */
	anyBodyField: boolean;
}

const NUMBER = fc.integer({ min: 0, max: 9999 }).map((digits) => `+1415558${String(digits).padStart(4, '0')}`);

/** Values that stand in sheets, where people put them into any column. */
const CELL = fc.oneof(
	NUMBER,
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('', ' ', '0', '-1', 'true', 'no', 'null', '#N/A', '2027-01-15', '{{ $json.x }}', '{"a":1}', '[]', 'a,b', "O'Neil", '=1+1'),
	fc.emailAddress(),
	fc.uuid(),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
);

/** What a field of some names is usually given: without it, hardly any item would get as far as a request. */
const USUAL: Array<{ names: RegExp; values: fc.Arbitrary<unknown> }> = [
	{ names: /^(phone|phoneNumber|toNumber|numberToCall|whatsappNumber|customerPhone)$/, values: NUMBER },
	{ names: /^fromNumber$/, values: fc.constant('+14155550100') },
	{ names: /(agentId|skillId|personaId|contactUuid|aiSettingsTemplateId)$/i, values: fc.uuid() },
	{ names: /email/i, values: fc.emailAddress() },
	{ names: /countryCode|defaultCountry/, values: fc.constantFrom('US', 'DE', 'SA') },
	{ names: /url$/i, values: fc.webUrl() },
];

/** Values for the parameter of this field, as expressions may give them. */
export function enteredValues(field: INodeProperties, wildness: Wildness): fc.Arbitrary<unknown> {
	// Waiting for the end of calls has tests of its own, and takes its time.
	if (field.name === 'waitFor') return fc.constant('nothing');
	const fitting = fittingValues(field, wildness);
	const anyJson = fc.jsonValue();
	if (field.required) {
		return fc.oneof({ weight: 400 - wildness.anyJson, arbitrary: fitting }, { weight: wildness.anyJson, arbitrary: anyJson });
	}
	const nothing = fc.constantFrom(undefined, '', null);
	return fc.oneof(
		{ weight: 50, arbitrary: fitting },
		{ weight: 50 - Math.floor(wildness.anyJson / 2), arbitrary: nothing },
		{ weight: wildness.anyJson, arbitrary: anyJson },
	);
}

function fittingValues(field: INodeProperties, wildness: Wildness): fc.Arbitrary<unknown> {
	if (field.name === 'additionalBodyFields') return additionalFields(wildness);
	switch (field.type) {
		case 'number':
			return fc.oneof(
				{ weight: 12, arbitrary: numbers(field) },
				{ weight: 6, arbitrary: numbers(field).map(asPlainText) },
				{ weight: 1, arbitrary: numbersOutside() },
			);
		case 'boolean':
			return fc.constantFrom(true, false, 'true', 'no', 1);
		case 'options':
		case 'multiOptions':
			return choices(field);
		case 'dateTime':
			return fc.oneof(
				{ weight: 9, arbitrary: fc.date({ min: new Date('2030-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((date) => date.toISOString()) },
				{ weight: 9, arbitrary: fc.constantFrom('2031-05-01T10:00', '2031-05-01 10:00:00', '2031-05-01') },
				{ weight: 1, arbitrary: fc.constantFrom('2020-01-01T00:00:00Z', 'soon') },
			);
		case 'json':
			return objects();
		case 'resourceLocator': {
			const values = usual(field);
			return fc.oneof(
				values,
				values.map((value) => ({ __rl: true, mode: 'id', value })),
			);
		}
		case 'collection':
			return members(field.options as INodeProperties[], wildness);
		case 'fixedCollection':
			return groups(field.options as INodePropertyCollection[], wildness);
		default:
			return usual(field);
	}
}

function usual({ name }: INodeProperties): fc.Arbitrary<unknown> {
	const known = USUAL.find(({ names }) => names.test(name));
	return known ? fc.oneof({ weight: 19, arbitrary: known.values }, { weight: 1, arbitrary: CELL }) : CELL;
}

function numbers({ typeOptions = {} }: INodeProperties): fc.Arbitrary<number> {
	const { minValue = -1000, maxValue = 1000, numberPrecision } = typeOptions;
	return numberPrecision === 0
		? fc.integer({ min: Math.ceil(minValue), max: Math.floor(maxValue) })
		: fc.double({ min: minValue, max: maxValue, noNaN: true });
}

/** As a sheet writes it, without an exponent. */
function asPlainText(value: number): string {
	return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

function numbersOutside(): fc.Arbitrary<number> {
	return fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER + 2));
}

function choices({ type, options = [] }: INodeProperties): fc.Arbitrary<unknown> {
	const values = options.flatMap((option) => ('value' in option ? [option.value] : []));
	const choice = fc.constantFrom(...values);
	return type === 'options' ? choice : fc.oneof(fc.subarray(values), fc.subarray(values).map(String));
}

function members(fields: INodeProperties[], wildness: Wildness): fc.Arbitrary<Record<string, unknown>> {
	const entries = fields.map((field) => [field.name, enteredValues(field, wildness)]);
	return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

function groups(collections: INodePropertyCollection[], wildness: Wildness): fc.Arbitrary<Record<string, unknown>> {
	const entries = collections.map(({ name, values }) => [name, fc.array(members(values, wildness), { maxLength: 3 })]);
	return fc.record(Object.fromEntries(entries) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

function objects(): fc.Arbitrary<unknown> {
	const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
	return fc.oneof(
		object,
		object.map((value) => JSON.stringify(value)),
	);
}

function additionalFields({ anyBodyField }: Wildness): fc.Arbitrary<unknown> {
	if (anyBodyField) return objects();
	const unknownName = fc.string().map((name) => `x_${name}`);
	return fc.dictionary(unknownName, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
}
