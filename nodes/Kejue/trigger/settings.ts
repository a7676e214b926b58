import type { IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';

export interface TriggerSettings {
	events: string[];
	/** Undefined: events of all personas. */
	personaId: string | undefined;
}

const id = z.union([z.string(), z.number()]).transform(String);

/** A persona from the list, an ID or an expression; empty for all. An older version of the trigger had a text field. */
const persona = z.union([id, z.object({ value: id }).transform(({ value }) => value)]).catch('');

export function readSettings(context: Pick<IHookFunctions, 'getNodeParameter'>): TriggerSettings {
	const events = z.array(z.string()).catch([]).parse(context.getNodeParameter('events', []));
	const personaId = persona.parse(context.getNodeParameter('personaId', '')).trim();
	return { events, personaId: personaId || undefined };
}
