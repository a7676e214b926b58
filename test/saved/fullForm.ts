import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { fillIn, formFields, sampleValue } from '../../build/formFields';
import type { ListedOperation } from '../../build/operations';
import { completed, ownFields } from '../generic/requestsOf';

/** What the request is to be sent with, where the field begins with something else. */
const ABOUT_THE_RUN: IDataObject = { additionalBodyFields: '{ "savedMember": "kept" }', dryRun: false, sendAsEntered: false };

/** A node in which every field of an operation is filled in; those about the run have the value that they begin with. */
export function fullForm(operation: ListedOperation): INodeParameters {
	const own = completed(operation, ownFields(operation));
	const others = formFields(operation.operation.properties).filter(({ path }) => !own.some((one) => one.path.join() === path.join()));
	const filled = fillIn([...own, ...others], (one) => {
		if (own.includes(one)) return sampleValue(one.field);
		return ABOUT_THE_RUN[one.field.name] ?? one.field.default;
	});
	return { resource: operation.resource, operation: operation.value, ...(filled as IDataObject & INodeParameters) };
}
