interface ConnectionFailure {
	/** Node's code, or PROXY_CLOSED for a proxy that closed the connection before it had one to the provider. */
	code: string;
	/** False only if it is certain that nothing reached the provider: docs/decisions.md#requests-that-were-never-sent */
	sent: boolean;
}

export const PROXY_CLOSED = 'PROXY_CLOSED';

const NEVER_SENT = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'EHOSTDOWN',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	PROXY_CLOSED,
]);

/** These codes also occur on an existing connection: then the route was lost after sending. */
const ROUTE_CODES = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN', 'ECONNREFUSED']);

const BEFORE_CONNECTION = /^(connect|getaddrinfo|bind) E[A-Z_]+|before secure TLS connection was established/;

const ON_CONNECTION = /^(read|write) E[A-Z_]+/;

/** OpenSSL's words for a failed handshake; the same codes can also end an existing connection. */
const HANDSHAKE_WORDS = /wrong version number|unsupported protocol|protocol version|handshake|no shared cipher|unknown protocol/i;

const PROXY_WORDS = 'Proxy connection ended';

/** A connection failure from what n8n throws; undefined for other failures, such as that of a credential. */
export function readConnectionFailure(error: unknown): ConnectionFailure | undefined {
	const texts = [...causesOf(error)].flatMap(textsOf);
	const code = codeOf(error) ?? (texts.some((text) => text.startsWith(PROXY_WORDS)) ? PROXY_CLOSED : undefined);
	if (code === undefined) return undefined;
	const isOn = ROUTE_CODES.has(code) && texts.some((text) => ON_CONNECTION.test(text));
	const neverSent =
		(NEVER_SENT.has(code) && !isOn) ||
		texts.some((text) => BEFORE_CONNECTION.test(text)) ||
		((code === 'EPROTO' || code.startsWith('ERR_SSL_')) && texts.some((text) => HANDSHAKE_WORDS.test(text))) ||
		[...causesOf(error)].some(hadNoConnection);
	return { code, sent: !neverSent };
}

function codeOf(error: unknown): string | undefined {
	for (const source of causesOf(error)) {
		for (const key of ['code', 'httpCode'] as const) {
			const code = source[key];
			if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(code)) return code;
		}
	}
	return undefined;
}

/** n8n replaces the message and keeps the original in a list. */
function textsOf({ message, messages }: Record<string, unknown>): string[] {
	return [message, ...(Array.isArray(messages) ? (messages as unknown[]) : [])].filter((text) => typeof text === 'string');
}

/** Node's request, if n8n passes it on, shows that there was no connection or that the TLS handshake did not end. */
function hadNoConnection({ request }: Record<string, unknown>): boolean {
	if (typeof request !== 'object' || request === null || !('socket' in request)) return false;
	const { socket } = request;
	if (socket === null) return true;
	return typeof socket === 'object' && 'secureConnecting' in socket && socket.secureConnecting === true;
}

/** An error and its causes: n8n wraps the failure of a request differently in each version. */
export function* causesOf(error: unknown): Generator<Record<string, unknown>> {
	let current = error;
	for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth++) {
		const source = current as Record<string, unknown>;
		yield source;
		current = source.cause ?? source.errorResponse;
	}
}
