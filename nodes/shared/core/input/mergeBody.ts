import type { IDataObject } from 'n8n-workflow';
import { isObject } from './isObject';

/** `additions` over `body`: objects member by member, anything else is replaced. Neither is changed. */
export function mergeBody(body: IDataObject, additions: IDataObject): IDataObject {
	const entries = Object.entries(additions).map(([name, addition]) => {
		const present = Object.hasOwn(body, name) ? body[name] : undefined;
		return [name, isObject(present) && isObject(addition) ? mergeBody(present, addition) : addition];
	});
	return Object.fromEntries([...Object.entries(body), ...entries]) as IDataObject;
}
