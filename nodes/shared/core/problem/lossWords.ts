import { PROXY_CLOSED } from '../sending/connectionFailure';

const WORDS: Record<string, string> = {
	ECONNABORTED: 'no response in time',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was lost',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'the host is unreachable',
	ENETUNREACH: 'the network is unreachable',
	ENOTFOUND: 'the host name is unknown',
	EPIPE: 'the connection was lost',
	[PROXY_CLOSED]: 'the proxy between n8n and it closed the connection',
	ETIMEDOUT: 'no response in time',
};

/** Why no answer came, as part of a sentence; `code` is Node's code of the failure, `timeoutMs` the time limit for an answer. */
export function lossWords(code: string, timeoutMs: number): string {
	const words = WORDS[code] ?? `connection failed: ${code}`;
	return words === WORDS.ETIMEDOUT ? `no response within ${timeoutMs / 1000} s` : words;
}
