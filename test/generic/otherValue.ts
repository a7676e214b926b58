import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { choicesOf, sampleValue } from '../../build/formFields';

const NEXT: Record<string, string> = { a: 'b' };

/** A value that fits a field as well as its sample does; the same one where there is no other. */
export function otherValue(field: INodeProperties): unknown {
	const sample = sampleValue(field);
	switch (field.type) {
		case 'number':
			return otherNumber(field, Number(sample));
		case 'boolean':
			return !sample;
		case 'dateTime':
			return '2099-02-16T15:45:00Z';
		case 'options':
			return choicesOf(field).find((value) => value !== sample) ?? sample;
		case 'multiOptions':
			return choicesOf(field).slice(0, 1);
		case 'fixedCollection':
			return { json: [{ value: '{ "sample": "other" }' }] };
		case 'json':
			return String(sample).startsWith('[') ? '[{ "sample": "other" }]' : '{ "sample": "other" }';
		case 'resourceLocator':
			return { ...(sample as IDataObject), value: otherText(String((sample as IDataObject).value)) };
		default:
			return otherText(String(sample));
	}
}

function otherNumber({ typeOptions: { minValue, maxValue } = {} }: INodeProperties, sample: number): number {
	if (maxValue === undefined || sample < maxValue) return sample + 1;
	return minValue !== undefined && sample <= minValue ? sample : sample - 1;
}

/** The last letter or digit is another one, so that phone numbers, dates and IDs remain what they are; of time zones, the whole name. */
function otherText(text: string): string {
	if (/^America\/\w+$/.test(text)) return 'Europe/Paris';
	return text.replace(/[a-z\d](?=[^a-z\d]*$)/i, (last) => NEXT[last.toLowerCase()] ?? (/\d/.test(last) ? String((Number(last) + 1) % 10) : 'a'));
}
