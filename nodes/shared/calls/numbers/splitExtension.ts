/** "ext. 12", "x99", "#5", "Durchwahl 17"; at most seven digits. */
const EXTENSION = /(?:;ext=|extension|extn|ext|x|#|durchwahl|dw|poste|ramal|anexo)[.:]? ?#?(\d{1,7})#?$/i;

/** A number and its extension, which nobody can dial for the caller. Takes plain characters. */
export function splitExtension(plain: string): { number: string; extension?: string } {
	const found = EXTENSION.exec(plain);
	if (!found) return { number: plain };
	const number = plain.slice(0, found.index).trimEnd().replace(/[,;.(-]$/, '').trimEnd();
	return { number, extension: found[1] };
}
