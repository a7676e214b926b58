import { plainText } from '../input/plainText';

/** What users paste after the host, although each request has its own path. */
const PASTED_PATH = /\/(api|api-service|auth)(\/v\d+)?$/;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The URL below which documented paths start, from the Base URL as entered. @throws Error in plain words for no web address, or plain http */
export function apiRoot(entered: unknown): string {
	const text = plainText(entered);
	if (text !== last?.text) last = { text, root: readRoot(text) };
	return last.root;
}

let last: { text: string; root: string } | undefined;

function readRoot(text: string): string {
	if (!URL.canParse(text) || !/^https?:/i.test(text)) {
		// The entry is not repeated: it may be a key or a password.
		throw new Error("The credential's Base URL is not a web address. Write it as https://host.");
	}
	const url = new URL(text);
	if (url.username || url.password) {
		throw new Error("The credential's Base URL must not contain a username or password. Use the fields for them.");
	}
	requireEncryption(text);
	return url.origin + withoutSlashes(withoutSlashes(url.pathname).replace(PASTED_PATH, ''));
}

/** Without slashes at its end; a regular expression would take quadratic time on a hostile address. */
function withoutSlashes(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end--;
	return path.slice(0, end);
}

/** Refuses an address that would get a credential unencrypted, except on this computer. @throws Error in plain words */
export function requireEncryption(address: string): void {
	const { protocol, hostname } = new URL(address);
	if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
		throw new Error(`The address must begin with https://, since over plain http the key for ${hostname} could be read in transit.`);
	}
}
