import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { getRecording } from './getRecording';
import { getTranscript } from './getTranscript';
import { injectContext } from './injectContext';
import { waitForEnd } from './waitForEnd';

export const call = { create, get, getMany, getRecording, getTranscript, injectContext, waitForEnd };

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
				description: 'Call a person now or at a scheduled time',
				action: 'Place phone call by persona',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get the status and result of a call (inferred endpoint)',
				action: 'Get call status and result',
			},
			{
				name: 'Get Many',
				value: 'getMany',
				description: 'List all calls, or those that match the filters (inferred endpoint)',
				action: 'Get many calls',
			},
			{
				name: 'Get Recording',
				value: 'getRecording',
				description: 'Download the recording of a call once it is ready (inferred endpoint)',
				action: 'Get call recording as file',
			},
			{
				name: 'Get Transcript',
				value: 'getTranscript',
				description: 'Get the transcript of a call once it is ready (inferred endpoint)',
				action: 'Get call transcript',
			},
			{
				name: 'Inject Context',
				value: 'injectContext',
				description: 'Send information to the persona during a live call',
				action: 'Inject context into live call',
			},
			{
				name: 'Wait for End',
				value: 'waitForEnd',
				description: 'Wait until a call has ended, then return it (inferred endpoint)',
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
	...updateDisplayOptions({ show: { operation: ['injectContext'] } }, injectContext.properties),
	...updateDisplayOptions({ show: { operation: ['waitForEnd'] } }, waitForEnd.properties),
]);
