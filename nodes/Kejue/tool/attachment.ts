import type { INodeProperties } from 'n8n-workflow';
import { freeObjectGroups } from '../../shared/core/input/fields';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import type { Params } from '../../shared/core/input/paramTypes';
import { present } from '../../shared/core/input/present';
import type { ToolAttach } from '../api';
import { tool } from './tool';

export const toolName = { displayName: 'Tool Name', name: 'toolName', type: 'string', required: true, default: '', placeholder: 'e.g. hang_up', description: 'Name of a built-in tool (such as hang_up, warm_transfer, leave_voicemail or play_dtmf), or of the custom tool' } as const satisfies INodeProperties;
export const attachedTool = { ...tool, description: 'Only for a custom tool' } as const satisfies INodeProperties;
export const channels = { displayName: 'Channels', name: 'channels', type: 'multiOptions', options: [{ name: 'Voice: In Call', value: 'voice:in-call' }, { name: 'Voice: Post Call', value: 'voice:post-call' }, { name: 'WhatsApp', value: 'whatsapp' }], default: [], description: 'Where the persona may use it (in calls if not set). A tool cannot be used both in and after calls.' } as const satisfies INodeProperties;
export const toolSettings = { displayName: 'Settings', name: 'config', type: 'fixedCollection', typeOptions: { multipleValues: true }, placeholder: 'Add Entry', default: {}, description: 'Settings of the tool for this persona, which depend on the tool', options: freeObjectGroups } as const satisfies INodeProperties;

type Attachment = Params<[typeof toolName, typeof attachedTool, typeof channels, typeof toolSettings]>;

/** @param shown where it stands in the form, in front of its fields' names @throws InvalidParameter for channels that exclude each other */
export function attachmentBody({ toolName: name, toolId, channels: chosen, config }: Attachment, shown = '') {
	if (chosen?.includes('voice:in-call') && chosen.includes('voice:post-call')) {
		throw new InvalidParameter(`${shown}Channels`, 'must not contain both Voice: In Call and Voice: Post Call');
	}
	return present({ tool_name: name, tool_id: toolId, channels: chosen, config } satisfies ToolAttach) ?? {};
}
