import type { IDataObject } from 'n8n-workflow';
import { readPhoneNumber } from '../../shared/calls/numbers/readPhoneNumber';
import { plainText } from '../../shared/core/input/plainText';
import { isRehearsed, type CallResult } from './callResult';
import { cell } from './columns';
import type { RowState } from './readRow';

/** Before them, services write the numbers of some countries differently. */
const LAST_DIGITS = 7;

/** True for a result that is certainly not that of the row's person: of a call that was neither to nor from the number of the row, and that the row does not know. */
export function isOfAnother(row: IDataObject, { history, lastCallId }: RowState, { call, result }: { call: IDataObject; result: CallResult }): boolean {
	const callId = result.kind === 'attempt' ? result.attempt.callId : null;
	if (isRehearsed(call) || (callId !== null && [lastCallId, ...history.map((attempt) => attempt.callId)].includes(callId))) return false;
	const [own, called] = [endOf(cell(row, 'to')), endOf(call.to)];
	return own !== undefined && called !== undefined && own !== called && own !== endOf(call.from);
}

function endOf(entered: unknown): string | undefined {
	const reading = readPhoneNumber(plainText(entered), undefined);
	return 'number' in reading ? reading.number.slice(-LAST_DIGITS) : undefined;
}
