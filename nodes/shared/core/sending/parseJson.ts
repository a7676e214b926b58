/** Fewer digits always fit into a number. */
const MIN_LONG_DIGITS = 16;
const LONG_RUN_OF_DIGITS = new RegExp(`\\d{${MIN_LONG_DIGITS}}`);
const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
const TOKENS = /\\.|"|-?\d[\d.eE+-]*/g;

/** Like `JSON.parse`, but whole numbers beyond 2^53 become text: IDs keep their digits. (A reviver sees them only from Node 21 on.) @throws SyntaxError */
export function parseJson(text: string): unknown {
	const value: unknown = JSON.parse(text);
	return holdsLongRunOfDigits(text) ? JSON.parse(quoteLongIntegers(text)) : value;
}

/** Checks only every so many characters, since a run that long includes one of them. */
function holdsLongRunOfDigits(text: string): boolean {
	for (let at = MIN_LONG_DIGITS - 1; at < text.length; at += MIN_LONG_DIGITS) {
		const code = text.charCodeAt(at);
		if (code < ZERO || code > NINE) continue;
		if (LONG_RUN_OF_DIGITS.test(text.slice(at - MIN_LONG_DIGITS + 1, at + MIN_LONG_DIGITS))) return true;
	}
	return false;
}

/** `json` is valid, so a backslash is only in a string, and each string ends. */
function quoteLongIntegers(json: string): string {
	let inString = false;
	return json.replace(TOKENS, (token) => {
		if (token === '"') inString = !inString;
		return inString || !isLongInteger(token) ? token : `"${token}"`;
	});
}

function isLongInteger(token: string): boolean {
	return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
