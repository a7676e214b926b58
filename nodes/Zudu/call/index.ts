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
				description: 'Cancel a scheduled call and keep its record (inferred endpoint)',
				action: 'Cancel schedule of call',
			},
			{
				name: 'Create Call Record',
				value: 'create',
				description: 'Register a call without dialing',
				action: 'Create call record without dialing',
			},
			{
				name: 'Create Phone Call',
				value: 'createPhoneCall',
				description: 'Let an agent call a phone number now or at a scheduled time',
				action: 'Place phone call',
			},
			{
				name: 'Create Web Call',
				value: 'createWebCall',
				description: 'Create a call for a web browser and return the token to join it',
				action: 'Create web call',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a call. For a scheduled call, Zudu may only cancel the schedule: see scheduleCanceled.',
				action: 'Delete call',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get the current status, outcome, summary, transcript and recording of a call',
				action: 'Get call',
			},
			{
				name: 'Get Analysis',
				value: 'getAnalysis',
				description: "Get Zudu's analysis of a call: success, sentiment and your own criteria",
				action: 'Get analysis of call',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				description: 'List calls, filtered by status, agent, duration or transcript text',
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
				name: 'Reschedule',
				value: 'reschedule',
				description: 'Move a scheduled call to another time',
				action: 'Reschedule call',
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Update the record of a call; metadata is merged into the existing metadata',
				action: 'Update call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Wait until a call has ended, then return it with its transcript',
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
