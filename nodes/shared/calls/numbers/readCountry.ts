/** What people write for a country whose code is another one. */
const ALIASES: Record<string, string> = { UK: 'GB' };

/** A country as people enter it (" us", "UK"), as ISO 3166 alpha-2 would have it; other text comes back in capitals. */
export function readCountry(entered: string): string {
	const code = entered.trim().toUpperCase();
	return (Object.hasOwn(ALIASES, code) && ALIASES[code]) || code;
}
