import { isPrivateAddress } from '../../nodes/shared/core/sending/isPrivateAddress';
import { whyNotPublic } from '../../nodes/shared/core/webhook/publicUrl';

const PRIVATE = [
	...['localhost', 'n8n', 'N8N.Local', 'n8n.local.', 'x.localhost', 'a.b.internal', 'n8n.lan', 'n8n.home', 'n8n.corp', 'n8n.localdomain'],
	...['n8n.intranet', 'n8n.home.arpa', 'n8n.fritz.box', 'n8n.automation.svc', 'n8n.automation.svc.cluster.local', 'n8n.private'],
	...['127.0.0.1', '127.8.9.1', '10.1.2.3', '10.1.2.3.', '172.16.0.1', '172.31.255.1', '192.168.0.9', '169.254.1.1', '169.254.169.254'],
	...['0.0.0.0', '0.1.2.3', '100.64.0.1', '100.127.255.254', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.9'],
	// Other ways to write the same.
	...['127.1', '2130706433', '0x7f.1', '0x7f000001', '0177.0.0.1', '0xa.0.0.1', '167772161', '１０.0.0.1', '10。0。0。1', '100.64.1'],
	...['[::]', '[::1]', '[fd00::1]', '[fc12:3456::1]', '[fe80::1]', '[febf::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]'],
	...['[::ffff:10.0.0.1]', '[::ffff:7f00:1]', '[::ffff:100.64.0.1]', '[::10.0.0.1]', '[64:ff9b::10.0.0.1]', '[2002:a00:1::]'],
	'[0:0:0:0:0:ffff:c0a8:1]',
];

const PUBLIC = [
	...['n8n.example.com', 'N8N.Example.COM.', 'localhost.example.com', 'my-10.1.2.3.example.com', 'local.example', 'internal.example.com'],
	...['notfritz.box', 'mylocal.io', 'svc.example.com', 'home.arpa.example.com', 'n8n.lancaster', 'münchen.example.com'],
	...['8.8.8.8', '9.255.255.255', '11.0.0.1', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '192.167.0.1', '169.253.0.1'],
	...['[2606:4700::1111]', '[2a00:1450:4001::1]', '[::ffff:8.8.8.8]', '0x08080808'],
];

test.each(PRIVATE)('%s leads to its own computer or network', (host) => {
	const { hostname, href } = new URL(`https://${host}/webhook`);
	expect([isPrivateAddress(hostname), whyNotPublic(href)]).toEqual([true, 'is reachable only from this machine or its local network']);
});

test.each(PUBLIC)('%s is a public address', (host) => {
	const { hostname, href } = new URL(`https://${host}/webhook`);
	expect([isPrivateAddress(hostname), whyNotPublic(href)]).toEqual([false, undefined]);
});

test('a public host without encryption is no public address to deliver to', () => {
	expect(whyNotPublic('http://n8n.example.com/webhook')).toBe('does not begin with https://');
});
