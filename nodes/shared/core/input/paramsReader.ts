import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { readParams } from './params';

export type ParamsReader = (itemIndex: number, lenient?: boolean) => IDataObject;

/** Reads the fields for one item. Fields without an expression are read once: n8n takes microseconds for each. @throws InvalidParameter */
export function paramsReader(context: IExecuteFunctions, fields: INodeProperties[]): ParamsReader {
	const { parameters } = context.getNode();
	const varying = fields.filter((field) => holdsExpression(parameters[field.name] ?? field.default));
	const fixed = fields.filter((field) => !varying.includes(field));
	let fixedValues: IDataObject | undefined;
	return (itemIndex, lenient) => {
		fixedValues ??= readParams(context, fixed, itemIndex);
		return { ...fixedValues, ...readParams(context, varying, itemIndex, lenient) };
	};
}

/** n8n recognizes an expression by its first character. */
function holdsExpression(parameter: unknown): boolean {
	if (typeof parameter === 'string') return parameter.startsWith('=');
	return typeof parameter === 'object' && parameter !== null && Object.values(parameter).some(holdsExpression);
}
