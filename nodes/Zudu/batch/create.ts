import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { defineCallBatch } from '../../shared/calls/defineCallBatch';
import { EMPTY_CALL } from '../../shared/calls/emptyCall';
import { batchOptions } from '../../shared/calls/fields';
import { numberToCall, type NumberOptions } from '../../shared/calls/numbers/numberToCall';
import { phoneNumber } from '../../shared/calls/numbers/phoneNumber';
import { additionalBodyFields, freeObjectGroups } from '../../shared/core/input/fields';
import { ianaZone } from '../../shared/core/input/ianaZone';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { oncePerObject } from '../../shared/core/oncePerObject';
import { agent } from '../agent/agent';
import type { BatchTaskBody, CreateBatchBody, Entered } from '../api';
import { calls } from '../calls';
import { phoneNumber as ownNumber } from '../phoneNumber/phoneNumber';
import { batchesPath, oneBatch } from './batch';
import { batchLookUp } from './lookUp';
import { batchBody, batchName, sendNow, status, timezone, triggerTimestamp } from './fields';
import { quietHours, redialingBody, retryConfig, retryRules } from './redialing';

const MAX_TASKS = 1000;
const MAX_VARIABLES_BYTES = 5 * 1024;
const PLACE = 'Additional Fields';

const text = z.string().nullable().catch(null);

const told = z.object({ batch_call_id: text, status: text });

/** Each person gets the same answer. */
const readAnswer = oncePerObject((record: IDataObject) => told.parse(record));

/** Without a status, a batch would start at once. https://docs.zudu.ai/api-reference/batch-calls/post-batch-call */
export const create = defineCallBatch<'toNumber' | 'dynamicVariables' | 'taskFields'>(calls)({
	option: { name: 'Create', value: 'create', description: 'Make a batch of the people of all items. Nobody is called before it is executed, unless Status says otherwise.', action: 'Create batch of phone calls' },
	properties: [
		{ displayName: 'Items with the same settings become one batch of at most 1,000 people. No way to pause or cancel a started batch is documented. Campaign Rules judge the items now, not when a draft is executed.', name: 'batchNotice', type: 'notice', default: '' },
		{ ...ownNumber, displayName: 'From Number', name: 'fromNumber', required: true, description: 'Your Zudu phone number that the calls come from' },
		{ displayName: 'To Number', name: 'toNumber', type: 'string', required: true, default: '', placeholder: 'e.g. +14155550123', description: 'Phone number to call, in international format, or a local number if Default Country is set' },
		{ ...agent, description: 'Agent that handles the calls. Without one, each task must name its own in a way that is not documented.' },
		status,
		{ displayName: 'Dynamic Variables', name: 'dynamicVariables', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Values for the prompt, at most 5 KB per person. To send all columns, enter the item as JSON Object.', options: freeObjectGroups },
		{
			displayName: PLACE,
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [batchName, quietHours, retryConfig, retryRules, sendNow, timezone, triggerTimestamp],
		},
		{
			displayName: 'Task Fields',
			name: 'taskFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'Settings of this person only',
			options: [
				{ displayName: 'Max Retries', name: 'maxRetries', type: 'number', typeOptions: { minValue: 0, numberPrecision: 0 }, default: 1, description: 'How often to call the person again (in one sample only)' },
			],
		},
		additionalBodyFields,
		batchOptions,
	],
	max: MAX_TASKS,
	listMember: 'tasks',
	effect: { what: 'batch call', rings: true, where: 'the batches in the Zudu portal' },
	response: oneBatch,
	// Of the request that an item makes by itself.
	numberPaths: ['tasks.0.to_number'],
	batchLookUp,
	schedule: { member: 'trigger_timestamp', form: 'unixSeconds', counts: ({ status, send_now: now }) => now !== true && (status === 'draft' || status === 'scheduled') },
	to: ({ toNumber, options }) => dialed(toNumber, options).number,
	extension: ({ toNumber, options }) => dialed(toNumber, options).extension,
	callInstead: (number) => ({ toNumber: number }),
	output: { batchId: 'string?', batchStatus: 'string?' },
	simplify(record, { dynamicVariables: metadata = null }, to) {
		const { batch_call_id: batchId, status: batchStatus } = readAnswer(record);
		return { ...EMPTY_CALL, status: /^scheduled$/i.test(batchStatus ?? '') ? 'scheduled' : 'queued', to: to ?? null, metadata, batchId, batchStatus };
	},
	entry({ fromNumber, toNumber, dynamicVariables, taskFields, options }) {
		const to = dialed(toNumber, options);
		if (to.number === own(fromNumber, options)) {
			throw new InvalidParameter('To Number', "is the same as 'From Number', so the number would call itself");
		}
		if (Buffer.byteLength(JSON.stringify(dynamicVariables ?? {})) > MAX_VARIABLES_BYTES) {
			throw new InvalidParameter('Dynamic Variables', 'are more than 5 KB', 'Choose the columns that the prompt needs.');
		}
		return taskOf({ to_number: to.sent, dynamic_variables: dynamicVariables, max_retries: taskFields.maxRetries });
	},
	request({ fromNumber, agentId, status, additionalFields: more, options }, tasks, { now }) {
		if (status === 'draft' && more.sendNow) throw new InvalidParameter('Status', "is Draft, but 'Send Now' starts the batch", "Choose the status Sent, or remove 'Send Now'.");
		if (status === 'scheduled' && !more.triggerTimestamp) throw new InvalidParameter(`${PLACE} → Trigger Timestamp`, 'is needed for the status Scheduled');
		return {
			method: 'POST',
			path: batchesPath,
			body: present({
				from_number: own(fromNumber, options),
				tasks,
				agent_id: agentId,
				status,
				...batchBody(more, { place: PLACE, now }),
				...redialingBody(more, PLACE),
				send_now: more.sendNow,
				timezone: ianaZone(more.timezone, `${PLACE} → Time Zone`),
			} satisfies Entered<CreateBatchBody>),
		};
	},
});

function dialed(toNumber: string, options: NumberOptions) {
	return numberToCall(toNumber, { parameter: 'To Number', options });
}

function own(fromNumber: string, { defaultCountry }: NumberOptions): string {
	return phoneNumber(fromNumber, { parameter: 'From Number', defaultCountry });
}

function taskOf(task: Entered<BatchTaskBody>): IDataObject {
	return present(task) ?? {};
}
