import type { INodeProperties } from 'n8n-workflow';

export const sortField = { displayName: 'Sort', name: 'sort', type: 'collection', placeholder: 'Add Sort Option', default: {} } as const;

export const sortOrder = { displayName: 'Sort Order', name: 'sortOrder', type: 'options', options: [{ name: 'Ascending', value: 'ascending' }, { name: 'Descending', value: 'descending' }], default: 'descending' } as const satisfies INodeProperties;
