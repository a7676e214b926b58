/** Node's code of a connection failure; undefined where the failure has another origin, such as the credential. */
export function networkCode(error: unknown): string | undefined {
	for (const source of causesOf(error)) {
		for (const key of ['code', 'httpCode'] as const) {
			const code = source[key];
			if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{3,}$/.test(code)) return code;
		}
	}
	return undefined;
}

/** An error and what caused it. n8n wraps the failure of a request, in other places in each version. */
export function* causesOf(error: unknown): Generator<Record<string, unknown>> {
	let current = error;
	for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth++) {
		const source = current as Record<string, unknown>;
		yield source;
		current = source.cause ?? source.errorResponse;
	}
}
