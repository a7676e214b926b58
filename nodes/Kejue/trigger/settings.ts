import type { IHookFunctions } from 'n8n-workflow';
import { z } from 'zod';

export interface TriggerSettings {
	events: string[];
	/** undefined: of all personas */
	personaId: string | undefined;
}

const id = z.union([z.string(), z.number()]).transform(String);

/** A persona as it was picked, entered or given by an expression; empty for all. The trigger once had a text in its place. */
const persona = z.union([id, z.object({ value: id }).transform(({ value }) => value)]).catch('');

export function readSettings(context: Pick<IHookFunctions, 'getNodeParameter'>): TriggerSettings {
	const events = z.array(z.string()).catch([]).parse(context.getNodeParameter('events', []));
	const personaId = persona.parse(context.getNodeParameter('personaId', '')).trim();
	return { events, personaId: personaId || undefined };
}
