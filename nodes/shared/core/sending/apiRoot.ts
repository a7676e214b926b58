import { plainText } from '../input/plainText';

/** What users paste after the host although each request brings its own path. */
const PASTED_PATH = /\/(api|api-service|auth)(\/v\d+)?$/;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address below which an API's documented paths begin, from what a user entered as base URL: without trailing
 * slashes and without a pasted "/api", "/api/v1" or the like.
 *
 * @throws Error in plain words when the entry is no web address, or would send the credential unencrypted
 */
export function apiRoot(entered: unknown): string {
	const text = plainText(entered);
	if (text !== last?.text) last = { text, root: readRoot(text) };
	return last.root;
}

/** Every request of a campaign asks for the same one. */
let last: { text: string; root: string } | undefined;

function readRoot(text: string): string {
	if (!URL.canParse(text) || !/^https?:/i.test(text)) {
		// It is not repeated: a key or a password may have been pasted there.
		throw new Error("The credential's Base URL is not a web address. Write it as https://host.");
	}
	const url = new URL(text);
	if (url.username || url.password) {
		throw new Error("The credential's Base URL must not contain a username or password. Use the fields for them.");
	}
	requireEncryption(text);
	return url.origin + withoutSlashes(withoutSlashes(url.pathname).replace(PASTED_PATH, ''));
}

/** Without those at its end; a regular expression would take the square of a hostile address's length. */
function withoutSlashes(path: string): string {
	let end = path.length;
	while (path[end - 1] === '/') end--;
	return path.slice(0, end);
}

/**
 * Refuses an address to which a credential would travel in clear. Nobody listens in between on the machine itself.
 * @throws Error in plain words
 */
export function requireEncryption(address: string): void {
	const { protocol, hostname } = new URL(address);
	if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
		throw new Error(`The address must begin with https://, since over plain http the key for ${hostname} could be read in transit.`);
	}
}
