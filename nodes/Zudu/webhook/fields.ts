import type { INodeProperties } from 'n8n-workflow';
import { requireUrl } from '../../shared/core/input/requireUrl';

export const webhookName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. CRM' } as const satisfies INodeProperties;
export const webhookUrl = { displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/zudu', description: 'Where Zudu sends ended calls. Must begin with https://.' } as const satisfies INodeProperties;
export const description = { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Notes calls in the CRM' } as const satisfies INodeProperties;
export const isActive = { displayName: 'Is Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether ended calls are sent. Only an active webhook can be attached.' } as const satisfies INodeProperties;

/** Zudu takes HTTPS only. @throws InvalidParameter */
export function checkUrl(url: string | undefined, parameter: string): string | undefined {
	return requireUrl(url, parameter, ['https']);
}
