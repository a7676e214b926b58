import type { INodeProperties } from 'n8n-workflow';
import { atMost } from '../../shared/core/input/atMost';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import { requireUrl } from '../../shared/core/input/requireUrl';
import type { WebhookUpdate } from '../api';
import { persona } from '../persona/persona';
import type { events, signingMethod } from './delivery';

const URL_MAX_CHARACTERS = 2083;

export const url = { displayName: 'URL', name: 'url', type: 'string', default: '', placeholder: 'e.g. https://hooks.example.com/kejue', description: 'Where Kejue sends the events' } as const satisfies INodeProperties;
export const maxRetries = { displayName: 'Max Retries', name: 'maxRetries', type: 'number', typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 }, default: 3, description: 'How often an event is sent again, from 0 to 10' } as const satisfies INodeProperties;
export const webhookName = { displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Results' } as const satisfies INodeProperties;
export const scopedPersona = { ...persona, description: 'Only events of this persona; sets Scope to Persona' } as const satisfies INodeProperties;
export const scopeType = { displayName: 'Scope', name: 'scopeType', type: 'options', options: [{ name: 'Global', value: 'global' }, { name: 'Persona', value: 'persona' }], default: 'global', description: 'Whether events of all personas are sent, or those of one' } as const satisfies INodeProperties;
export const timeoutMs = { displayName: 'Timeout', name: 'timeoutMs', type: 'number', typeOptions: { minValue: 1000, maxValue: 30000, numberPrecision: 0 }, default: 5000, description: 'Milliseconds that Kejue waits for a response, from 1000 to 30000' } as const satisfies INodeProperties;

type Entered = Partial<
	Params<[typeof url, typeof events, typeof maxRetries, typeof webhookName, typeof scopedPersona, typeof scopeType, typeof signingMethod, typeof timeoutMs]>
>;

/** A persona means that scope, if none is entered. @throws InvalidParameter for a URL that cannot be one, or is too long */
export function webhookBody({ personaId, scopeType: scope = personaId === undefined ? undefined : 'persona', ...entered }: Entered) {
	return present({
		url: atMost(URL_MAX_CHARACTERS, requireUrl(entered.url, 'URL'), 'URL'),
		events: entered.events,
		name: entered.name,
		signing_method: entered.signingMethod,
		scope_type: scope,
		persona_id: personaId,
		timeout_ms: entered.timeoutMs,
		max_retries: entered.maxRetries,
	} satisfies WebhookUpdate);
}
