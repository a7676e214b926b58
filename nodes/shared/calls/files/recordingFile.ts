import type { SimplifiedCall } from '../call';

/** The recording of a call as a file named after the call, with the extension of its URL. */
export function recordingFile({ callId, recordingUrl }: SimplifiedCall): { url: string; fileName: string } | undefined {
	if (recordingUrl === null) return undefined;
	const path = URL.canParse(recordingUrl) ? new URL(recordingUrl).pathname : '';
	const ending = /\.\w{2,4}$/.exec(path)?.[0] ?? '';
	return { url: recordingUrl, fileName: `recording-${(callId ?? 'call').replace(/[^\w.-]+/g, '-')}${ending}` };
}
