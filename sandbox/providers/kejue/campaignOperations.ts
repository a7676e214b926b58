import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Call, CallBook } from '../../callBook';
import { newId } from '../../newId';
import { canonicalNumber } from '../../phoneNumber';
import { type Act, type Answer, answered, type Operation } from '../../simulation';
import type { AgentTable } from './agents';
import { type CallDetails, newCallDetails } from './call';
import { type Campaign, presentCampaign } from './campaign';
import type { ContactTable } from './contacts';
import { refuse } from './kejueTable';

/** What campaigns need. */
export interface CampaignParts {
	campaigns: Map<string, Campaign>;
	calls: CallBook<CallDetails>;
	contacts: ContactTable;
	agents: AgentTable;
	/** Called with every call that was placed. */
	onPlaced(call: Call<CallDetails>): void;
}

/** Somebody a campaign is for, and when. */
interface Recipient {
	contactId: string;
	to: string | null;
	scheduledAt: number | null;
}

const createBody = z.object({
	name: z.string(),
	persona_id: z.string().nullish(),
	voice_config_id: z.string().nullish(),
	contact_ids: z.array(z.string()).default([]),
	scheduled_start_at: z.string().nullish(),
	auto_start: z.boolean().default(false),
});
const startBody = z.object({ scheduled_start_at: z.string().nullish() });
/** Contacts without a timezone are called by this one (inferred). */
const DEFAULT_ZONE = 'utc';

/** https://docs.kejue.co/api-reference/campaigns/. Everybody in one is called, as often as listed. */
export function campaignOperations(parts: CampaignParts): Record<string, Operation> {
	const { campaigns, calls, agents } = parts;
	const store = (campaign: Campaign): Answer => {
		campaigns.set(campaign.id, campaign);
		return { status: 200, body: presentCampaign(campaign, calls) };
	};
	const start = (campaign: Campaign, startAt: string | null): Act => {
		const problem = objection(campaign, startAt);
		if (problem !== null) return answered(refuse(400, problem));
		const recipients = recipientsOf(campaign, startAt, parts.contacts);
		return {
			reaches: recipients.flatMap(({ to }) => to ?? []),
			perform: () => {
				const placed = recipients.map((recipient) => place(campaign, recipient, calls));
				const answer = store({ ...campaign, scheduledStartAt: startAt, callIds: placed.map(({ id }) => id) });
				// Told of once all of them are there, since the first one tells of the whole campaign.
				placed.forEach(parts.onPlaced);
				return answer;
			},
		};
	};

	return {
		createCampaign: ({ body: rawBody }) => {
			const body = createBody.parse(rawBody);
			const voiceConfigId = body.voice_config_id ?? null;
			const owner = agents.all().find(({ voice_configs }) => voice_configs.some(({ id }) => id === voiceConfigId));
			const campaign: Campaign = {
				id: newId('cmp'),
				name: body.name,
				personaId: body.persona_id ?? owner?.id ?? '',
				voiceConfigId,
				contactIds: body.contact_ids,
				scheduledStartAt: null,
				createdAt: Date.now(),
				callIds: [],
			};
			const startAt = body.scheduled_start_at ?? null;
			if (body.auto_start || startAt !== null) return start(campaign, startAt);
			return { reaches: [], perform: () => store(campaign) };
		},
		startCampaign: ({ params, body }) => {
			const campaign = campaigns.get(params.campaign_id);
			return campaign ? start(campaign, startBody.parse(body ?? {}).scheduled_start_at ?? null) : answered(refuse(404, 'Campaign not found'));
		},
	};
}

function objection({ contactIds, callIds }: Campaign, startAt: string | null): string | null {
	if (callIds.length > 0) return 'Campaign was started already';
	if (contactIds.length === 0) return 'Campaign has no contacts';
	return startAt === null || DateTime.fromISO(startAt).isValid ? null : 'scheduled_start_at must be YYYY-MM-DDTHH:MM';
}

/** A contact that this sandbox has not seen stands for its own number, so that ringing it twice shows. */
function recipientsOf({ contactIds }: Campaign, startAt: string | null, contacts: ContactTable): Recipient[] {
	return contactIds.map((contactId) => {
		const contact = contacts.get(contactId);
		const zone = contact?.timezone ?? DEFAULT_ZONE;
		return {
			contactId,
			to: contact ? contact.phone : canonicalNumber(contactId),
			scheduledAt: startAt === null ? null : DateTime.fromISO(startAt, { zone }).toMillis(),
		};
	});
}

function place(campaign: Campaign, { contactId, to, scheduledAt }: Recipient, calls: CallBook<CallDetails>): Call<CallDetails> {
	const { id: campaignId, personaId, voiceConfigId } = campaign;
	return calls.place({ id: newId('call'), to, scheduledAt, details: { ...newCallDetails(contactId, personaId), voiceConfigId, campaignId } });
}
