const DIGITS_OF_A_SCRIPT = 10;

/** The text with the characters of a plain keyboard: digits of all scripts as 0 to 9, one kind of dash, space and line break, no invisible marks. */
export function plainCharacters(entered: string): string {
	return entered
		.normalize('NFKC')
		.replace(/(?![0-9])\p{Nd}/gu, digitValue)
		.replace(/[\p{Cf}\p{DI}\0]/gu, '')
		.replace(/[\p{Pd}\u2212\u2043\u30fc\uff70]/gu, '-')
		.replace(/["'`\u2018-\u201f\u2032\u2033\u00ab\u00bb]/g, '')
		.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, '\n')
		.replace(/[^\S\n]+/g, ' ')
		.trim();
}

/** Unicode lists the digits of each script from zero to nine, and a row starts where another kind of character ends. */
function digitValue(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let zero = code;
	while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
	return String((code - zero) % DIGITS_OF_A_SCRIPT);
}
