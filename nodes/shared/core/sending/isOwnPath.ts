/** True for a path at the credential's own host; anything else could name another host. */
export function isOwnPath(address: string): boolean {
	return /^\/(?![/\\])/.test(address);
}
