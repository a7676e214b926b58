import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../core/input/isObject';

/** A copy of a body with one member set, by its dotted path ("contact.phone", "contacts.0.number"); undefined removes it. */
export function setMember(body: IDataObject, path: string, value: unknown): IDataObject {
	return changed(body, path.split('.'), value) as IDataObject;
}

function changed(holder: unknown, [name = '', ...rest]: string[], value: unknown): unknown {
	if (Array.isArray(holder)) return holder.map((entry: unknown, index) => (String(index) === name ? (rest.length > 0 ? changed(entry, rest, value) : value) : entry));
	const object = isObject(holder) ? holder : {};
	if (rest.length > 0) return value === undefined && !(name in object) ? object : { ...object, [name]: changed(object[name], rest, value) };
	if (value !== undefined) return { ...object, [name]: value };
	return Object.fromEntries(Object.entries(object).filter(([member]) => member !== name));
}
