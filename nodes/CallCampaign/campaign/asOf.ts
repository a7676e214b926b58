import type { INodeProperties } from 'n8n-workflow';

export const asOf = { displayName: 'As Of', name: 'asOf', type: 'dateTime', default: '', placeholder: 'e.g. 2027-01-15T14:30', description: 'Moment to decide for, instead of now. To try out a campaign.' } as const satisfies INodeProperties;
