import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';

/** Free data of any call. */
export const metadata = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Entry',
	default: {},
	options: freeObjectGroups,
	description: 'Your own data, stored with the call and returned when it is read',
} as const satisfies INodeProperties;
