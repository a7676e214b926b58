/** Letters and digits alone, small, without accents: "No-Answer" is "no_answer" is "noAnswer", and "Téléphone" is "telephone". */
export function plainWord(text: string): string {
	return text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
