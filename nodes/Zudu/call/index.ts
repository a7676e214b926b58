import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { cancelSchedule } from './cancelSchedule';
import { create } from './create';
import { createPhoneCall } from './createPhoneCall';
import { createWebCall } from './createWebCall';
import { deleteCall } from './deleteCall';
import { get } from './get';
import { getAnalysis } from './getAnalysis';
import { getMany } from './getMany';
import { getRecording } from './getRecording';
import { getTranscript } from './getTranscript';
import { reschedule } from './reschedule';
import { update } from './update';
import { waitForEnd } from './waitForEnd';

export const call = {
	cancelSchedule,
	create,
	createPhoneCall,
	createWebCall,
	delete: deleteCall,
	get,
	getAnalysis,
	getMany,
	getRecording,
	getTranscript,
	reschedule,
	update,
	waitForEnd,
};

export const callProperties: INodeProperties[] = updateDisplayOptions({ show: { resource: ['call'] } }, [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Cancel Schedule',
				value: 'cancelSchedule',
				description: 'Call off a scheduled call and keep its record (inferred endpoint)',
				action: 'Cancel schedule of call',
			},
			{
				name: 'Create Call Record',
				value: 'create',
				description: 'Register a call without dialing; nobody is rung',
				action: 'Create call record without dialing',
			},
			{
				name: 'Create Phone Call',
				value: 'createPhoneCall',
				description: 'Dial a phone number now, or at a set time, and let an agent speak',
				action: 'Place phone call',
			},
			{
				name: 'Create Web Call',
				value: 'createWebCall',
				description: 'Open a call for a web browser and get the token to join it',
				action: 'Create web call',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Remove a call. Of a scheduled one Zudu may only cancel the schedule; the output tells.',
				action: 'Delete call',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Retrieve one call as it stands: status, outcome, summary, transcript and recording',
				action: 'Get call',
			},
			{
				name: 'Get Analysis',
				value: 'getAnalysis',
				description: 'Retrieve what Zudu concludes from a call: success, sentiment and your own criteria',
				action: 'Get analysis of call',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				description: 'List calls, narrowed by status, agent, duration or words that were said',
				action: 'Get many calls',
			},
			{
				name: 'Get Recording',
				value: 'getRecording',
				description: 'Wait until the recording of a call is there, then fetch it as a file',
				action: 'Get recording of call',
			},
			{
				name: 'Get Transcript',
				value: 'getTranscript',
				description: 'Wait until the transcript of a call is there, then give it as text or turn by turn',
				action: 'Get transcript of call',
			},
			{
				name: 'Reschedule',
				value: 'reschedule',
				description: 'Move a scheduled call to another time',
				action: 'Reschedule call',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change what is kept with a call; metadata is merged into what is there',
				action: 'Update call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Look at a call again and again until it is over, then give it with its transcript',
				action: 'Wait for call to end',
			},
		],
		default: 'createPhoneCall',
	},
	...updateDisplayOptions({ show: { operation: ['cancelSchedule'] } }, cancelSchedule.properties),
	...updateDisplayOptions({ show: { operation: ['create'] } }, create.properties),
	...updateDisplayOptions({ show: { operation: ['createPhoneCall'] } }, createPhoneCall.properties),
	...updateDisplayOptions({ show: { operation: ['createWebCall'] } }, createWebCall.properties),
	...updateDisplayOptions({ show: { operation: ['delete'] } }, deleteCall.properties),
	...updateDisplayOptions({ show: { operation: ['get'] } }, get.properties),
	...updateDisplayOptions({ show: { operation: ['getAnalysis'] } }, getAnalysis.properties),
	...updateDisplayOptions({ show: { operation: ['getMany'] } }, getMany.properties),
	...updateDisplayOptions({ show: { operation: ['getRecording'] } }, getRecording.properties),
	...updateDisplayOptions({ show: { operation: ['getTranscript'] } }, getTranscript.properties),
	...updateDisplayOptions({ show: { operation: ['reschedule'] } }, reschedule.properties),
	...updateDisplayOptions({ show: { operation: ['update'] } }, update.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
