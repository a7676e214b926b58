import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../shared/core/input/paramTypes';
import type { CallContactBody } from '../api';
import { contact } from '../contact/contact';
import { requireUuid } from '../requireUuid';
import { aiSettingsTemplateId } from './fields';

export const additionalFields = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		aiSettingsTemplateId,
		{ ...contact, description: 'Contact that the call is assigned to; the number dialed is still Number to Call. If Levers does not know the UUID, it searches for the number.' },
		{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '', description: 'Stored with a new contact, and with an existing one if Update Existing is on' },
		{ displayName: 'Update Existing', name: 'updateExisting', type: 'boolean', default: true, description: 'Whether to overwrite the name and email of an existing contact (false if not set)' },
	],
} as const satisfies INodeProperties;

export function additionalBody(entered: Partial<Params<(typeof additionalFields)['options']>>) {
	return {
		aiSettingsTemplateId: requireUuid(entered.aiSettingsTemplateId, 'Additional Fields → AI Settings Template ID'),
		contactUuid: requireUuid(entered.contactUuid, 'Additional Fields → Contact'),
		email: entered.email,
		updateExisting: entered.updateExisting,
	} satisfies Partial<CallContactBody>;
}
