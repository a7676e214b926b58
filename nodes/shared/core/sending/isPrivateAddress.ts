import ipaddr from 'ipaddr.js';

/**
 * Ends of names that only a private network gives out: reserved ones (RFC 6761, 6762, 8375), ICANN's for private use, and
 * those of common routers, containers and clusters.
 */
const PRIVATE_SUFFIXES = [
	'cluster.local',
	'corp',
	'domain',
	'fritz.box',
	'home',
	'home.arpa',
	'internal',
	'intranet',
	'lan',
	'local',
	'localdomain',
	'localhost',
	'private',
	'svc',
	'workgroup',
];

/**
 * Whether a host can be reached from its own computer or network only, as far as its name or address tells: nothing is
 * looked up. The one place where this is judged, for addresses that others are to reach and for those that are to be fetched.
 *
 * @param hostname as `URL` gives it: lower case, IPv4 addresses in four decimals however they were written, IPv6 in brackets
 */
export function isPrivateAddress(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (ipaddr.isValid(host)) return !isGlobal(ipaddr.process(host));
	// A bare name, as containers have it.
	return !host.includes('.') || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

function isGlobal(address: ReturnType<typeof ipaddr.process>): boolean {
	// The long form of IPv4 in IPv6, without the ffff that marks it (RFC 4291, 2.5.5.1).
	const isCompatible = 'parts' in address && address.parts.slice(0, 6).every((part) => part === 0);
	return address.range() === 'unicast' && !isCompatible;
}
