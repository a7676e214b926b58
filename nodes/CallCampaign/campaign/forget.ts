import type { INodeProperties } from 'n8n-workflow';
import { contactTarget } from '../../shared/calls/contactTarget';
import { defaultCountry } from '../../shared/calls/fields';
import { notationsOf } from '../../shared/calls/numbers/notationsOf';
import { numberToCall } from '../../shared/calls/numbers/numberToCall';
import { noteOf, notesOfClaim, removeClaimNotes } from '../../shared/calls/rules/memory/campaignMemory';
import { timeNotesOf } from '../../shared/calls/rules/memory/spansOf';
import { optionsField } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { defineLocalOperation } from '../../shared/core/local/localOperation';
import { hint } from '../../shared/core/running/hint';
import { forgetting } from './forgetting';

const contactId = { displayName: 'Contact ID', name: 'contactId', type: 'string', default: '', placeholder: 'e.g. 123', description: 'The ID by which a contact was called instead of by phone number (Kejue). Fill in Phone Number as well: the number that is stored with the contact is remembered, too.' } as const satisfies INodeProperties;
const options = { ...optionsField, options: [contactId, defaultCountry] } as const satisfies INodeProperties;

/** Gives back claims, so that their people may be called again. */
export const forget = defineLocalOperation({
	option: { name: 'Forget', value: 'forget', description: 'Forget that people were called in a campaign, so that they may be called again', action: 'Forget people of campaign' },
	properties: [
		{ displayName: 'Campaign', name: 'campaign', type: 'string', required: true, default: '', placeholder: 'e.g. spring-offer', description: "Name of the campaign, as in the Campaign Rules of the node that places the calls. Capital letters and extra spaces make no difference." },
		{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string', default: '', placeholder: 'e.g. +14155550123', description: 'Number of the person to forget, in international format, or a local number if Default Country is set. Not required if Contact ID is set.' },
		{ displayName: 'Attempt', name: 'attempt', type: 'number', typeOptions: { minValue: 1, numberPrecision: 0 }, default: 1, description: 'Attempt of the campaign in which the person was called. Other attempts are still remembered.' },
		options,
	],
	output: { campaign: 'string', attempt: 'integer', to: 'string?', contactId: 'string?', forgotten: 'boolean' },
	read: ({ campaign, attempt = 1, phoneNumber, options: entered }) => {
		const { contactId: id = null } = entered;
		// A number of any type may have been called.
		const reading = { defaultCountry: entered.defaultCountry, allowedNumberTypes: ['premiumRate' as const, 'sharedCost' as const] };
		const to = numberToCall(phoneNumber, { parameter: 'Phone Number', options: reading })?.number ?? null;
		if (to === null && id === null) {
			throw new InvalidParameter('Phone Number', 'is empty, and no Contact ID is set', "Fill in 'Phone Number', or 'Contact ID' in the options, or filter out items without them.");
		}
		return { campaign, attempt, to, contactId: id };
	},
	run: async (context, items) => {
		const claims = items.flatMap(({ entered: { campaign, attempt, to, contactId: id } }) => {
			const targets = [...(to === null ? [] : notationsOf(to)), ...(id === null ? [] : [contactTarget({ id })])];
			return targets.map((target) => ({ campaign, attempt, target }));
		});
		const attempts = new Map(claims.map((claim) => [noteOf({ ...claim, target: '' }), claim]));
		const byContact = items.filter(({ entered: { to, contactId: id } }) => to === null && id !== null).length;
		if (byContact > 0) hint({ context }, `Contacts are also remembered by the number that is stored with them. Of ${byContact} ${byContact === 1 ? 'contact' : 'contacts'}, the number was not forgotten: fill in 'Phone Number' as well, or they may be skipped as called already.`);
		await forgetting(async () => await removeClaimNotes(context, [...[...attempts.values()].flatMap(timeNotesOf), ...claims.flatMap(notesOfClaim)]));
		return items.map(({ itemIndex, entered }) => ({ itemIndex, outputs: [{ json: { ...entered, forgotten: true }, pairedItem: { item: itemIndex } }] }));
	},
});
