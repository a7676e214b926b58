const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** True for an address on this machine. */
export function isLoopback(url: string): boolean {
	return URL.canParse(url) && LOOPBACK_HOST.test(new URL(url).hostname);
}
