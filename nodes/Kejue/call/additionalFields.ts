import type { INodeProperties } from 'n8n-workflow';
import type { DateTime } from 'luxon';
import { atMost } from '../../shared/core/input/atMost';
import { futureMoment } from '../../shared/core/input/futureMoment';
import { isoMoment } from '../../shared/core/input/isoMoment';
import type { Params } from '../../shared/core/input/paramTypes';
import type { PersonaCallCreate } from '../api';
import { phoneNumber } from '../phoneNumber/phoneNumber';
import { voiceConfig } from '../voiceConfig/voiceConfig';

const EXTERNAL_REFERENCE_MAX_CHARACTERS = 255;

export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ displayName: 'External Reference', name: 'externalReference', type: 'string', default: '', placeholder: 'e.g. order-1001', description: 'Your own reference, up to 255 characters. Does not prevent duplicate calls.' },
		{ displayName: 'Priority', name: 'priority', type: 'number', typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 }, default: 50, description: 'Priority in the queue, from 0 to 100' },
		{ displayName: 'Schedule At', name: 'scheduleAt', type: 'dateTime', default: '', description: "When to call. Without a UTC offset, the workflow's time zone is used." },
		{ ...voiceConfig, description: "One of the persona's voice configurations, which set language and voice (Kejue's field agent_id)" },
		{ ...phoneNumber, description: 'Number of the workspace to call from' },
	],
} as const satisfies INodeProperties;

export function additionalBody(entered: Partial<Params<(typeof additionalFields)['options']>>, now: DateTime<true>) {
	return {
		agent_id: entered.agentId,
		phone_number_id: entered.phoneNumberId,
		schedule_at: isoMoment(futureMoment(entered.scheduleAt, 'Additional Fields → Schedule At', now)),
		priority: entered.priority,
		external_reference: atMost(EXTERNAL_REFERENCE_MAX_CHARACTERS, entered.externalReference, 'Additional Fields → External Reference'),
	} satisfies Partial<PersonaCallCreate>;
}
