import type { Call, CallBook, CallMoments } from '../../callBook';
import { isoTime } from '../../isoTime';
import type { CallDetails } from './call';

/** A campaign as Kejue keeps it. Without calls it has not been started. */
export interface Campaign {
	id: string;
	name: string;
	personaId: string;
	voiceConfigId: string | null;
	contactIds: readonly string[];
	/** As it was sent, without a zone. */
	scheduledStartAt: string | null;
	createdAt: number;
	callIds: readonly string[];
}

/** What a campaign has come to: no list of values is published (inferred). */
function campaignStatus({ callIds }: Campaign, calls: CallBook<CallDetails>): string {
	const phases = callIds.flatMap((id) => calls.get(id) ?? []).map((call) => calls.stateOf(call).phase);
	if (phases.length === 0) return 'draft';
	if (phases.every((phase) => phase === 'scheduled')) return 'scheduled';
	return phases.every((phase) => phase === 'ended') ? 'completed' : 'running';
}

/** The answer to creating one, and (inferred) to starting one. */
export function presentCampaign(campaign: Campaign, calls: CallBook<CallDetails>) {
	return {
		id: campaign.id,
		name: campaign.name,
		status: campaignStatus(campaign, calls),
		created_at: isoTime(campaign.createdAt),
		persona_id: campaign.personaId === '' ? null : campaign.personaId,
		contacts_added: campaign.contactIds.length,
		scheduled_start_at: campaign.scheduledStartAt,
	};
}

/** What is told of a whole campaign, by way of its first call: its start when the first person is dialled, its end after the last talk. */
export function campaignEvents(campaign: Campaign | undefined, call: Call<CallDetails>, calls: CallBook<CallDetails>): Array<{ event: string; at: number }> {
	if (!campaign || campaign.callIds[0] !== call.id) return [];
	const moments: CallMoments[] = campaign.callIds.flatMap((id) => calls.get(id) ?? []).map((each) => calls.momentsOf(each));
	const started = moments.reduce((first, { dialled }) => Math.min(first, dialled), Infinity);
	const ended = moments.reduce((last, each) => Math.max(last, each.ended), 0);
	return [
		{ event: 'campaign.started', at: started },
		// One phase after the last end, so that the two arrive in order.
		{ event: 'campaign.ended', at: ended + call.pace.phaseMs },
	];
}
