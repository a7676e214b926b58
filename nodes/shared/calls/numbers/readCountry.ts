const ALIASES: Record<string, string> = { UK: 'GB' };

/** A country as people enter it (" us", "UK") as ISO 3166 alpha-2; other text in capitals. */
export function readCountry(entered: string): string {
	const code = entered.trim().toUpperCase();
	return (Object.hasOwn(ALIASES, code) && ALIASES[code]) || code;
}
