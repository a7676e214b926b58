import ipaddr from 'ipaddr.js';

/** Reserved (RFC 6761, 6762, 8375), for private use (ICANN), or common for routers, containers and clusters. */
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

/** Whether the name or address of a host (`hostname` as `URL` returns it) is in a private network; nothing is looked up. */
export function isPrivateAddress(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (ipaddr.isValid(host)) return !isGlobal(ipaddr.process(host));
	// A bare name, as containers have it.
	return !host.includes('.') || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

function isGlobal(address: ReturnType<typeof ipaddr.process>): boolean {
	// IPv4 in IPv6 without the ffff that marks it (RFC 4291, 2.5.5.1).
	const isCompatible = 'parts' in address && address.parts.slice(0, 6).every((part) => part === 0);
	return address.range() === 'unicast' && !isCompatible;
}
