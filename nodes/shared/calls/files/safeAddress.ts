import { requireEncryption } from '../../core/sending/apiRoot';
import { isPrivateAddress } from '../../core/sending/isPrivateAddress';

/**
 * The address of a file that somebody else names, where it can be fetched safely; undefined where it cannot. A provider, or
 * whoever writes into its records, must not lead this server to services of its own network: so https only, and no private
 * address, but where the API itself is at one. Names are not looked up here; n8n's SSRF protection does that where it is on.
 * @param root address of the API
 * @param base address that led here, to which the entered one may be relative
 */
export function safeAddress(entered: string, root: string, base?: URL): URL | undefined {
	const text = entered.trim();
	if (!URL.canParse(text, base?.href)) return undefined;
	// Judged as it is read: blanks and line breaks are left out of it, and any writing of an IPv4 address becomes the usual one.
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
