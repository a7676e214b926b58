import type { FinishedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import { isSkip } from './skipOutput';

/** An input item that is a skip, for an operation that has no call ID for it: it comes out as it came in. */
export function passSkip({ context, operation }: Run, itemIndex: number): FinishedItem | undefined {
	const input = context.getInputData()[itemIndex];
	if (!input || !isSkip(input.json) || !operation.properties.some(({ name }) => name === 'callId')) return undefined;
	const callId = context.getNodeParameter('callId', itemIndex, '') as unknown;
	if (typeof callId === 'string' ? callId.trim() !== '' : callId !== null && callId !== undefined) return undefined;
	return { itemIndex, outputs: [{ ...input, pairedItem: { item: itemIndex } }] };
}
