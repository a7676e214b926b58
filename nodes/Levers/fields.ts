import type { INodeProperties } from 'n8n-workflow';

export const customFields = { displayName: 'Custom Fields (JSON)', name: 'customFields', type: 'json', default: '[]', placeholder: 'e.g. [{ "key": "region", "value": "west" }]', description: 'List of objects with key and value. Their exact form is not documented.' } as const satisfies INodeProperties;
export const extPlatformId = { displayName: 'External ID', name: 'extPlatformId', type: 'string', default: '', placeholder: 'e.g. erp-17', description: 'ID in another system' } as const satisfies INodeProperties;
export const notes = { displayName: 'Notes', name: 'notes', type: 'string', typeOptions: { rows: 2 }, default: '' } as const satisfies INodeProperties;
export const reference = { displayName: 'Reference', name: 'reference', type: 'string', default: '', placeholder: 'e.g. PO-2027-14' } as const satisfies INodeProperties;
