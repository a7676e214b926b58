import type { INodeProperties } from 'n8n-workflow';
import { entriesOf, member, nestedFields, nestedGroups } from './nestedFields';

/** True for a field that is a password, or contains one at any depth. */
export function holdsPassword(field: INodeProperties): boolean {
	const inner = [...nestedFields(field), ...nestedGroups(field).flatMap(({ values }) => values)];
	return field.typeOptions?.password === true || inner.some(holdsPassword);
}

/** Values of the password fields among `values`, at any depth. */
export function passwordsOf(fields: readonly INodeProperties[], values: unknown): string[] {
	return fields.flatMap((field) => {
		const value = member(values, field.name);
		if (value === undefined) return [];
		if (field.typeOptions?.password) return typeof value === 'string' ? [value] : [];
		const groups = nestedGroups(field);
		if (groups.length === 0) return passwordsOf(nestedFields(field), value);
		return groups.flatMap(({ name, values: inner }) =>
			entriesOf(member(value, name)).flatMap((entry) => passwordsOf(inner, entry)),
		);
	});
}
