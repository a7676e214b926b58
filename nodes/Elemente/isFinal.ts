import type { IDataObject } from 'n8n-workflow';
import { callState } from './callStates';

/** True once the interaction is over. Which statuses are final is inferred from their names. */
export function isFinal({ status }: IDataObject): boolean {
	return ['ended', 'failed'].includes(callState(status).status);
}
