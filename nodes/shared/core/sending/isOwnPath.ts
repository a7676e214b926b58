/** True for a path at the credential's own host; whatever else may stand for one could name another host. */
export function isOwnPath(address: string): boolean {
	return /^\/(?![/\\])/.test(address);
}
