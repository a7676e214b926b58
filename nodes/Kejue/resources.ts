import type { Resource } from '../shared/core/resource';
import * as call from './call';
import * as campaign from './campaign';
import * as contact from './contact';
import * as persona from './persona';
import * as phoneNumber from './phoneNumber';
import * as tool from './tool';
import * as voice from './voice';
import * as voiceConfig from './voiceConfig';
import * as webhook from './webhook';

export const resources: [Resource, ...Resource[]] = [
	{ name: 'Call', value: 'call', operations: call, default: 'create' },
	{ name: 'Campaign', value: 'campaign', operations: campaign, default: 'create' },
	{ name: 'Contact', value: 'contact', operations: contact, default: 'get' },
	{ name: 'Persona', value: 'persona', operations: persona, default: 'getMany' },
	{ name: 'Phone Number', value: 'phoneNumber', operations: phoneNumber, default: 'getMany' },
	{ name: 'Tool', value: 'tool', operations: tool, default: 'getMany' },
	{ name: 'Voice', value: 'voice', operations: voice, default: 'getMany' },
	{ name: 'Voice Config', value: 'voiceConfig', operations: voiceConfig, default: 'update' },
	{ name: 'Webhook', value: 'webhook', operations: webhook, default: 'getMany' },
];
