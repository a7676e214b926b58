import { isLocalHost } from '../../../nodes/shared/webhook/publicUrl';

test.each(['localhost', '127.0.0.1', '127.8.9.1', '10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.0.9', '169.254.1.1', '0.0.0.0', 'n8n', 'n8n.local', 'a.b.internal', 'x.localhost', '[::1]', '[fd00::1]', '[fe80::1]'])(
	'%s leads to this computer or its network',
	(host) => {
		expect(isLocalHost(new URL(`http://${host}/`).hostname)).toBe(true);
	},
);

test.each(['n8n.example.com', '8.8.8.8', '172.32.0.1', '11.0.0.1', '[2001:db8::1]', 'localhost.example.com', 'my-10.1.2.3.example.com', 'local.example'])(
	'%s is a public address',
	(host) => {
		expect(isLocalHost(new URL(`https://${host}/`).hostname)).toBe(false);
	},
);
