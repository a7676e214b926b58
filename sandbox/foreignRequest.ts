import type { IncomingHttpHeaders } from 'node:http';

/** This machine, as a program on it calls it. */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/;
const HTTP_PORT = '80';

/**
 * Why a request to a server on 127.0.0.1 may come from a web page: it gives this machine another name, which a page can
 * have led here, or it says that a page of another origin sends it.
 *
 * @param port of the server; without it the request may name any, as one does that comes by way of a forwarded port
 * @returns a sentence, or undefined for the request of a program on this machine
 */
export function foreignRequest({ host = '', origin }: IncomingHttpHeaders, port?: number): string | undefined {
	const [ownHost, givenPort = HTTP_PORT] = OWN_HOST.exec(host.toLowerCase()) ?? [];
	if (ownHost === undefined || (port !== undefined && Number(givenPort) !== port)) {
		return 'This is for programs on this machine: the request must name 127.0.0.1, localhost or [::1], and the port, as its Host.';
	}
	if (origin !== undefined && origin !== `http://${ownHost}`) return 'This is not for web pages: the request has a foreign Origin.';
	return undefined;
}
