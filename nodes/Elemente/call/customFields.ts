import type { IDataObject } from 'n8n-workflow';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { CustomField } from '../api';

/** Custom fields as Elemente takes them: a list, where the form has one object, so that JSON can be entered too. */
export function customFields(entered: IDataObject | undefined): CustomField[] | undefined {
	return (
		entered &&
		Object.entries(entered).map(([name, value]) => {
			if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { name, value };
			throw new InvalidParameter(`Customer → Custom Fields → ${name}`, 'must be text, a number, or true or false');
		})
	);
}
