/** Shorter values occur inside ordinary texts. */
const MIN_HELD_LENGTH = 16;
/** Shorter ones are ordinary texts themselves: for them only members with the name of a secret are hidden. */
const MIN_EQUAL_LENGTH = 6;

const SECRET_NAME = /(?:secret|passw(?:or)?d|passphrase|api[_-]?key|private[_-]?key|token|cookie|auth(?:orization)?)$/i;

/** The same data with `***` for every text that equals one of these values, or contains a long one. */
export function hideValues(data: unknown, values: string[]): unknown {
	return mapTexts(data, (text, name) => (values.some((value) => isOrHolds({ text, name }, value)) ? '***' : text));
}

/** The same data with `***` for every text whose member is named like a secret ("server_secret"). */
export function hideSecretMembers(data: unknown): unknown {
	return mapTexts(data, (text, name) => (text !== '' && SECRET_NAME.test(name) ? '***' : text));
}

function isOrHolds({ text, name }: { text: string; name: string }, value: string): boolean {
	if (text === value) return value.length >= MIN_EQUAL_LENGTH || SECRET_NAME.test(name);
	return value.length >= MIN_HELD_LENGTH && text.includes(value);
}

function mapTexts(data: unknown, map: (text: string, name: string) => string, name = ''): unknown {
	if (typeof data === 'string') return map(data, name);
	if (Array.isArray(data)) return data.map((entry) => mapTexts(entry, map, name));
	if (typeof data !== 'object' || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, entry]) => [key, mapTexts(entry, map, key)]));
}
