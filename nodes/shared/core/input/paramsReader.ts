import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readParams } from './params';

/**
 * Reads the values of the operation's own fields, item by item. A field whose parameter holds no expression has the
 * same value for every item and is read once: n8n takes some microseconds for each field of each item.
 * @returns the values for one item; throws InvalidParameter naming the first field whose value cannot be sent
 */
export function paramsReader(context: IExecuteFunctions, fields: INodeProperties[]): (itemIndex: number) => IDataObject {
	const { parameters } = context.getNode();
	const varying = fields.filter((field) => holdsExpression(parameters[field.name] ?? field.default));
	const fixed = fields.filter((field) => !varying.includes(field));
	let fixedValues: IDataObject | undefined;
	return (itemIndex) => {
		fixedValues ??= readParams(context, fixed, itemIndex);
		return { ...fixedValues, ...readParams(context, varying, itemIndex) };
	};
}

/** As n8n tells expressions from text: by their first character, at any depth. */
function holdsExpression(parameter: unknown): boolean {
	if (typeof parameter === 'string') return parameter.startsWith('=');
	return typeof parameter === 'object' && parameter !== null && Object.values(parameter).some(holdsExpression);
}
