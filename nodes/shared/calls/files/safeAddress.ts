import { requireEncryption } from '../../core/sending/apiRoot';
import { isPrivateAddress } from '../../core/sending/isPrivateAddress';

/** The URL of a file if it is https and not private (unless the API's `root` is): a record must not lead this server to its own network. */
export function safeAddress(entered: string, root: string, base?: URL): URL | undefined {
	const text = entered.trim();
	if (!URL.canParse(text, base?.href)) return undefined;
	// The URL is judged as parsed: without spaces and line breaks, IPv4 addresses in their usual form.
	const url = new URL(text, base?.href);
	const api = new URL(root);
	const isWeb = url.protocol === 'https:' || (url.protocol === 'http:' && api.protocol === 'http:' && isEncryptedOrHere(url));
	if (!isWeb || url.username !== '' || url.password !== '') return undefined;
	return isPrivateAddress(url.hostname) && !isPrivateAddress(api.hostname) ? undefined : url;
}

function isEncryptedOrHere({ href }: URL): boolean {
	try {
		requireEncryption(href);
		return true;
	} catch {
		return false;
	}
}
