import { defineShared } from '../../shared/core/defineShared';
import { writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { objectOrEmpty } from '../../shared/core/objectOrEmpty';
import { apiPath } from '../../shared/core/sending/apiPath';
import { readScheduledStart, scheduledStart } from './campaign';

/** What it is answered with is not documented. https://docs.kejue.co/api-reference/campaigns/start-campaign */
export const start = defineShared({
	option: { name: 'Start', value: 'start', description: 'Call all contacts of a campaign, now or at a time. Kejue refuses one that has started already, and documents no way to pause or cancel it.', action: 'Start campaign and call its contacts' },
	properties: [
		{ displayName: 'This calls every contact of the campaign. Campaign Rules cannot judge them here, and no way to pause or cancel a campaign is documented.', name: 'startNotice', type: 'notice', default: '' },
		{ displayName: 'Campaign ID', name: 'campaignId', type: 'string', required: true, default: '', placeholder: 'e.g. cmp_1f2e3d', description: 'ID of the campaign, returned when it was created' },
		scheduledStart,
		writeOptions,
	],
	startsOnce: () => true,
	effect: { what: 'campaign', rings: true, participle: 'started', where: 'the campaigns in the Kejue dashboard' },
	response: objectOrEmpty,
	output: { campaignId: 'string', accepted: 'boolean', scheduledStartAt: 'string?' },
	simplify: (_answer, { campaignId, scheduledStartAt = null }) => ({ campaignId, accepted: true, scheduledStartAt }),
	request: ({ campaignId, scheduledStartAt }, { now }) => ({
		method: 'POST',
		path: apiPath('/api/v1/campaigns/{campaignId}/start', { campaignId }),
		body: present({ scheduled_start_at: readScheduledStart(scheduledStartAt, 'Scheduled Start', now) }),
	}),
});
