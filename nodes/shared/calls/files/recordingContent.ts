export const HEAD_BYTES = 512;

/** Documented first bytes of audio and video files that could also be text. */
const SIGNATURES = ['RIFF', 'RF64', 'FORM', 'OggS', 'ID3', 'fLaC', 'caff', '.snd', '#!AMR', 'MThd'];

const TEXT_TYPES = /^(text\/|application\/(json|xml|javascript|xhtml\+xml|problem\+json)$)|\+(json|xml)$/;

/** What came instead of a recording, judged by its first bytes (`head`), then by its `type`, which storage services often do not know. */
export function notARecording(head: Buffer, type: string): string | undefined {
	if (head.length === 0) return 'an empty file';
	const text = head.toString('latin1');
	if (SIGNATURES.some((signature) => text.startsWith(signature))) return undefined;
	const start = head.toString('utf8').replace(/^\ufeff/, '').trimStart();
	const readsAsText = isText(head);
	if (readsAsText && /^<[a-z!?]/i.test(start)) return /^<\?xml|^<svg/i.test(start) ? 'XML' : 'a web page';
	if (readsAsText && /^[[{]/.test(start)) return 'JSON';
	if (isMedia(type)) return undefined;
	return readsAsText || TEXT_TYPES.test(type) ? 'a text' : undefined;
}

/** The type under which the file is passed on: never as a page or a program. */
export function safeType(type: string): string {
	return isMedia(type) ? type : 'application/octet-stream';
}

function isMedia(type: string): boolean {
	return /^(audio|video)\/[\w.+-]+$/.test(type);
}

/** Text has no control characters except spaces and line ends. Audio files that are long enough always do. */
function isText(head: Buffer): boolean {
	return head.every((byte) => (byte >= 0x20 && byte !== 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}
