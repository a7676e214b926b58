import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { plainText } from '../../shared/core/input/plainText';
import { elemente } from '../provider';

export interface TriggerSettings {
	/** Statuses that start the workflow, in lower case. */
	statuses: string[];
	channel: string;
	lookBackHours: number;
	/** Credential and channel: calls of another scope are all unknown. */
	scope: string;
}

const texts = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]);
const hours = z.coerce.number().int().min(1).max(720);

export function readSettings(context: IPollFunctions): TriggerSettings {
	const statuses = (texts.safeParse(context.getNodeParameter('statuses', [])).data ?? [])
		.map((status) => status.trim().toLowerCase())
		.filter((status) => status !== '');
	if (statuses.length === 0) throw new InvalidParameter('Statuses', 'must contain at least one status', "Choose at least one of the 'Statuses'.");
	const lookBackHours = hours.safeParse(context.getNodeParameter('options.lookBack', 24)).data;
	if (lookBackHours === undefined) {
		throw new InvalidParameter('Options → Look Back', 'must be a whole number from 1 to 720', "Correct 'Look Back'.");
	}
	const channel = plainText(context.getNodeParameter('channel', 'any'));
	const credential = context.getNode().credentials?.[elemente.credential]?.id ?? '';
	return { statuses, channel, lookBackHours, scope: `${credential}/${channel}` };
}
