import type { INodeProperties } from 'n8n-workflow';
import type { Params } from '../../../shared/core/input/paramTypes';
import { present } from '../../../shared/core/input/present';
import type { InactivityMessage } from '../../api';

export const inactivityMessages = {
	displayName: 'Inactivity Messages',
	name: 'inactivityMessages',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Message',
	default: {},
	description: 'What to say when the person stays silent, in this order',
	options: [
		{
			displayName: 'Message',
			name: 'messages',
			values: [
				{
					displayName: 'Delay',
					name: 'delaySeconds',
					type: 'number',
					typeOptions: { numberPrecision: 0 },
					default: 15,
					description: 'Seconds of silence before the message',
				},
				{
					displayName: 'End Behavior',
					name: 'endBehavior',
					type: 'options',
					// Kejue's documentation shows the first alone. The others are those of its voice engine:
					// https://docs.ultravox.ai
					options: [
						{
							name: 'Unspecified',
							value: 'END_BEHAVIOR_UNSPECIFIED',
							description: "Kejue's default",
						},
						{
							name: 'Hang Up Softly (Undocumented)',
							value: 'END_BEHAVIOR_HANG_UP_SOFT',
							description: 'Hang up after the message unless the person speaks; likely accepted, not documented by Kejue',
						},
						{
							name: 'Hang Up Strictly (Undocumented)',
							value: 'END_BEHAVIOR_HANG_UP_STRICT',
							description: 'Hang up after the message in any case; likely accepted, not documented by Kejue',
						},
					],
					default: 'END_BEHAVIOR_UNSPECIFIED',
					description: 'What to do after the message',
				},
				{
					displayName: 'Message',
					name: 'message',
					type: 'string',
					default: '',
					placeholder: 'e.g. Can you hear me?',
				},
			],
		},
	],
} as const satisfies INodeProperties;

export function inactivityMessagesBody(
	entered: Params<[typeof inactivityMessages]>['inactivityMessages'] | undefined,
): InactivityMessage[] | undefined {
	return entered?.messages?.map(({ delaySeconds, endBehavior, message }) => ({
		...present({ delay_seconds: delaySeconds, end_behavior: endBehavior, message } satisfies InactivityMessage),
	}));
}
