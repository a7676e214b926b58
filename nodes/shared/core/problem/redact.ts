/** Values shorter than this occur within ordinary words, so they are hidden only where they stand alone. */
const MIN_SECRET_LENGTH = 6;
/** Fewer digits occur in dates, amounts and status codes. */
const MIN_NUMBER_DIGITS = 6;

/** The last four digits, enough to find the row: "…0123". */
export function maskNumber(number: string): string {
	return `…${digitsOf(number).slice(-4)}`;
}

/** What must not be stored or shown. */
export interface Hidden {
	/** Values of the credential. */
	secrets: string[];
	/** The number of the item, as it was sent. */
	number?: string;
}

/**
 * Text of a provider without what must not be stored or shown: the credential's values, and phone numbers but for
 * their last four digits.
 */
export function redact(text: string, { secrets, number }: Hidden): string {
	let result = text;
	// Longest first: a value may hold another one.
	for (const form of secrets.flatMap(formsOf).toSorted((a, b) => b.length - a.length)) {
		if (form.length >= MIN_SECRET_LENGTH) result = result.replaceAll(form, '***');
		else if (form !== '') result = result.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${escapeRegExp(form)}(?![\\p{L}\\p{N}_])`, 'gu'), '***');
	}
	if (number && digitsOf(number).length >= MIN_NUMBER_DIGITS) result = result.replace(writingsOf(number), maskNumber);
	return result.replace(/\+\d[\d ().-]{5,18}\d/g, maskNumber);
}

/** A secret as it may be repeated: as it is, in JSON of several writers, in a page, in an address, in a form, in Base64 with and without its end. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inAddress = encodeURIComponent(secret);
	const lowerCase = inAddress.replace(/%../g, (byte) => byte.toLowerCase());
	const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
	const base64 = bytes.toString('base64').replace(/={1,2}$/, '');
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [...new Set([secret, ...writingsInJson(inJson), ...writingsInPage(secret), inAddress, lowerCase, inForm, base64, bytes.toString('base64url')])];
}

/** Some writers of JSON escape slashes, or all that is not ASCII. */
function writingsInJson(inJson: string): string[] {
	return [inJson, inAscii(inJson)].flatMap((writing) => [writing, writing.replaceAll('/', '\\/')]);
}

function inAscii(text: string): string {
	return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Quotes are written as entities or left as they are; of apostrophes there are several. */
function writingsInPage(secret: string): string[] {
	const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const quoted = escaped.replaceAll('"', '&quot;');
	return [escaped, quoted, ...['&#39;', '&#x27;', '&apos;', '&#039;'].map((apostrophe) => quoted.replaceAll("'", apostrophe))];
}

function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The number however it is written: other separators, with or without country code, trunk or exit prefix. */
function writingsOf(number: string): RegExp {
	const between = '[\\s().\\-/]*';
	const end = digitsOf(number).slice(-9).split('').join(between);
	return new RegExp(`\\+?\\(?(?:\\d${between}){0,8}${end}`, 'g');
}

function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}
