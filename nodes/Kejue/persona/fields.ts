import type { INodeProperties } from 'n8n-workflow';

export const NAME_MAX_CHARACTERS = 255;

export const personaName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Reminder', description: 'Up to 255 characters' } as const satisfies INodeProperties;
export const avatar = { displayName: 'Avatar', name: 'avatar', type: 'string', default: '', placeholder: 'e.g. https://example.com/ana.png', description: 'URL of an image' } as const satisfies INodeProperties;
export const description = { displayName: 'Description', name: 'description', type: 'string', default: '', placeholder: 'e.g. Reminds people of visits' } as const satisfies INodeProperties;
export const memoryEnabled = { displayName: 'Memory Enabled', name: 'memoryEnabled', type: 'boolean', default: true, description: 'Whether the persona remembers people between conversations' } as const satisfies INodeProperties;
