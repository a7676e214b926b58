import { defineShared } from '../../shared/core/defineShared';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { ianaZone } from '../../shared/core/input/ianaZone';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { present } from '../../shared/core/input/present';
import { requireChange } from '../../shared/core/input/requireChange';
import { agent } from '../agent/agent';
import type { Entered, UpdateBatchBody } from '../api';
import { batch, batchPath, oneBatch } from './batch';
import { batchBody, batchName, sendNow, status, timezone, triggerTimestamp } from './fields';

const PLACE = 'Update Fields';

/** https://docs.zudu.ai/api-reference/batch-calls/patch-batch-call-id */
export const update = defineShared({
	option: { name: 'Update', value: 'update', description: 'Change a batch that has not ended. May start it: people are called without Campaign Rules.', action: 'Update batch' },
	properties: [
		batch,
		{
			displayName: PLACE,
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [agent, batchName, sendNow, status, timezone, triggerTimestamp],
		},
		additionalBodyFields,
		writeOptions,
	],
	// Sent again after the new time has come, it would ring people who were called already.
	effect: { what: 'batch call', participle: 'updated', rings: true, where: 'the batches in the Zudu portal' },
	startsOnce: ({ status = 'draft', send_now: now, trigger_timestamp: at }) => status !== 'draft' || now === true || at !== undefined,
	response: oneBatch,
	request({ batchId, updateFields: fields, additionalBodyFields }, { now }) {
		if (fields.status === 'draft' && fields.sendNow) throw new InvalidParameter(`${PLACE} → Status`, "is Draft, but 'Send Now' starts the batch");
		const body = present({
			...batchBody(fields, { place: PLACE, now }),
			agent_id: fields.agentId,
			send_now: fields.sendNow,
			status: fields.status,
			timezone: ianaZone(fields.timezone, `${PLACE} → Time Zone`),
		} satisfies Entered<UpdateBatchBody>);
		requireChange(body ?? additionalBodyFields, PLACE);
		return { method: 'PATCH', path: batchPath(batchId), body };
	},
});
