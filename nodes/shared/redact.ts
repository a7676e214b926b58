/** Values shorter than this occur in ordinary words. */
const MIN_SECRET_LENGTH = 6;

/** The last four digits, enough to find the row: "…0123". */
export function maskNumber(number: string): string {
	return `…${number.replace(/\D/g, '').slice(-4)}`;
}

/**
 * Text of a provider without what must not be stored or shown: the credential's values, and phone numbers but for
 * their last four digits.
 * @param secrets values of the credential
 * @param number  the number of the item, as it was sent
 */
export function redact(text: string, { secrets, number }: { secrets: string[]; number?: string }): string {
	let result = text;
	for (const secret of secrets) {
		if (secret.length >= MIN_SECRET_LENGTH) result = result.replaceAll(secret, '***');
	}
	if (number) result = result.replaceAll(number, maskNumber(number));
	return result.replace(/\+\d[\d ()-]{5,18}\d/g, maskNumber);
}
