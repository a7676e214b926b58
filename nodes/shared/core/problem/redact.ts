/** Shorter values occur within ordinary words: they are hidden only where they are a whole word. */
const MIN_SECRET_LENGTH = 6;
/** Fewer digits occur in dates, amounts and status codes. */
const MIN_NUMBER_DIGITS = 6;

/** The last four digits, enough to find the row: "…0123". */
export function maskNumber(number: string): string {
	return `…${digitsOf(number).slice(-4)}`;
}

export interface Hidden {
	secrets: string[];
	number?: string;
	numbers?: string[];
}

/** A provider's text without the credential's values, and with only the last four digits of phone numbers. */
export function redact(text: string, { secrets, number, numbers = [] }: Hidden): string {
	let result = text;
	// Longest first: a value may contain another one.
	for (const form of secrets.flatMap(formsOf).toSorted((a, b) => b.length - a.length)) {
		if (form.length >= MIN_SECRET_LENGTH) result = result.replaceAll(form, '***');
		else if (form !== '') result = result.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${escapeRegExp(form)}(?![\\p{L}\\p{N}_])`, 'gu'), '***');
	}
	const digits = digitsOf(result);
	for (const one of new Set([number ?? '', ...numbers])) {
		if (digitsOf(one).length >= MIN_NUMBER_DIGITS && digits.includes(endOf(one))) result = result.replace(writingsOf(one), maskNumber);
	}
	return result.replace(/\+\d[\d ().-]{5,18}\d/g, maskNumber);
}

/** A secret as texts may repeat it: in JSON, HTML, a URL, a form, or Base64 with and without padding. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const inAddress = encodeURIComponent(secret);
	const lowerCase = inAddress.replace(/%../g, (byte) => byte.toLowerCase());
	const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
	const base64 = bytes.toString('base64').replace(/={1,2}$/, '');
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [...new Set([secret, ...writingsInJson(inJson), ...writingsInPage(secret), inAddress, lowerCase, inForm, base64, bytes.toString('base64url')])];
}

function writingsInJson(inJson: string): string[] {
	return [inJson, inAscii(inJson)].flatMap((writing) => [writing, writing.replaceAll('/', '\\/')]);
}

function inAscii(text: string): string {
	return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function writingsInPage(secret: string): string[] {
	const escaped = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const quoted = escaped.replaceAll('"', '&quot;');
	return [escaped, quoted, ...['&#39;', '&#x27;', '&apos;', '&#039;'].map((apostrophe) => quoted.replaceAll("'", apostrophe))];
}

function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The number with other separators, with or without country code, trunk or exit prefix. */
function writingsOf(number: string): RegExp {
	const between = '[\\s().\\-/]*';
	const end = endOf(number).split('').join(between);
	return new RegExp(`\\+?\\(?(?:\\d${between}){0,8}${end}`, 'g');
}

function endOf(number: string): string {
	return digitsOf(number).slice(-9);
}

function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}
