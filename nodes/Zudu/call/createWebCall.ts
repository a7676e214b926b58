import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import { defineCall } from '../../shared/calls/defineCall';
import { output } from '../../shared/calls/fields';
import { additionalBodyFields, writeOptions } from '../../shared/core/input/fields';
import { present } from '../../shared/core/input/present';
import { apiPath } from '../../shared/core/sending/apiPath';
import type { CreateWebCallBody, Entered } from '../api';
import { calls } from '../calls';
import { simplifyCall } from '../simplifyCall';
import { accepted } from './call';
import { callAgent, metadata } from './fields';

const text = z.string().nullable().catch(null);

const connection = z.object({
	livekit_connection: z.object({ server_url: text, room_name: text, token: text }).nullable().catch(null),
	web_call_info: z.object({ room_name: text, access_token: text }).nullable().catch(null),
});

/** No phone rings: whoever has the token can join. https://docs.zudu.ai/api-reference/calls/post-calls-create-web-call */
export const createWebCall = defineCall(calls, {
	option: { name: 'Create Web Call', value: 'createWebCall', description: 'Create a call for a web browser and return the token to join it', action: 'Create web call' },
	properties: [
		callAgent,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Is Widget Call', name: 'isWidgetCall', type: 'boolean', default: true, description: 'Whether the call is started by the web widget' },
			],
		},
		metadata,
		additionalBodyFields,
		output,
		writeOptions,
	],
	effect: { what: 'web call' },
	target: ({ agent_id: agentId }) => `agent ${JSON.stringify(agentId)}`,
	response: accepted,
	request: ({ agentId, additionalFields, metadata }) => ({
		method: 'POST',
		path: apiPath('/api/calls/create-web-call'),
		body: present({
			agent_id: agentId,
			is_widget_call: additionalFields.isWidgetCall,
			metadata,
		} satisfies Entered<CreateWebCallBody>),
	}),
	output: { webCall: { serverUrl: 'string?', roomName: 'string?', token: 'string?' } },
	simplify: (record) => ({ ...simplifyCall(record), webCall: webCallOf(record) }),
});

function webCallOf(record: IDataObject) {
	const { livekit_connection: room, web_call_info: info } = connection.parse(record);
	return {
		serverUrl: room?.server_url ?? null,
		roomName: room?.room_name ?? info?.room_name ?? null,
		token: room?.token ?? info?.access_token ?? null,
	};
}
