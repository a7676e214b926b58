import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { getRecording } from './getRecording';
import { getTranscript } from './getTranscript';
import { update } from './update';
import { waitForEnd } from './waitForEnd';

export const call = { create, get, getMany, getRecording, getTranscript, update, waitForEnd };

export const callProperties: INodeProperties[] = updateDisplayOptions({ show: { resource: ['call'] } }, [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Create',
				value: 'create',
				description: 'Let an agent call a person, or contact them by SMS, WhatsApp, email or web chat',
				action: 'Create call',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get the status, transcript and recording of a call',
				action: 'Get call',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				description: 'List calls and conversations, filtered by hours, status or channel',
				action: 'Get many calls',
			},
			{
				name: 'Get Recording',
				value: 'getRecording',
				description: 'Wait for the recording of a call, then download it',
				action: 'Get recording of call',
			},
			{
				name: 'Get Transcript',
				value: 'getTranscript',
				description: 'Wait for the transcript of a call, then return it as text or turn by turn',
				action: 'Get transcript of call',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Add a note to a call, assign it to another agent or set its status',
				action: 'Update call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Wait until a call has ended, then return it',
				action: 'Wait for call to end',
			},
		],
		default: 'create',
	},
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
	...updateDisplayOptions({ show: { operation: ['get'] } }, get.properties),
	...updateDisplayOptions({ show: { operation: ['getMany'] } }, getMany.properties),
	...updateDisplayOptions({ show: { operation: ['getRecording'] } }, getRecording.properties),
	...updateDisplayOptions({ show: { operation: ['getTranscript'] } }, getTranscript.properties),
	...updateDisplayOptions({ show: { operation: ['update'] } }, update.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
