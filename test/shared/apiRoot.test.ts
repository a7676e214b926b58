import { apiRoot } from '../../nodes/shared/core/sending/apiRoot';
import { processorMs } from '../processorMs';

test.each([
	['https://api.kejue.co', 'https://api.kejue.co'],
	['https://api.kejue.co/', 'https://api.kejue.co'],
	['https://api.kejue.co///', 'https://api.kejue.co'],
	['https://api.kejue.co/api', 'https://api.kejue.co'],
	['https://api.kejue.co/api/', 'https://api.kejue.co'],
	['https://api.kejue.co/api/v1', 'https://api.kejue.co'],
	['https://api.kejue.co/api/v1//', 'https://api.kejue.co'],
	['https://api.dev.uselevers.com/api-service/v1', 'https://api.dev.uselevers.com'],
	['https://api.dev.uselevers.com/auth/v1/', 'https://api.dev.uselevers.com'],
	['  https://api.zudu.ai \n', 'https://api.zudu.ai'],
	['HTTPS://API.ZUDU.AI/API', 'https://api.zudu.ai/API'],
	['https://proxy.example/kejue/api/v1', 'https://proxy.example/kejue'],
	['https://proxy.example/kejue/', 'https://proxy.example/kejue'],
	['https://proxy.example:8443', 'https://proxy.example:8443'],
	['https://api.kejue.co/api/v1?x=1#y', 'https://api.kejue.co'],
	['http://localhost:5600', 'http://localhost:5600'],
	['http://127.0.0.1:5600/api/v1', 'http://127.0.0.1:5600'],
	['http://127.9.9.9', 'http://127.9.9.9'],
	['http://[::1]:5600', 'http://[::1]:5600'],
])('%j is the root %s', (entered, root) => {
	expect(apiRoot(entered)).toBe(root);
});

test.each([undefined, null, '', '   ', 'api.kejue.co', 'ftp://api.kejue.co', 'https://', 'javascript:alert(1)', 'http//x', 42])(
	'%j is no web address',
	(entered) => {
		expect(() => apiRoot(entered)).toThrow(/is not a web address\. Write it as https:\/\/host\.$/);
	},
);

test.each([
	'http://api.kejue.co',
	'http://10.0.0.5:8080',
	'http://localhost.example.com',
	'http://127.0.0.1.nip.io',
	'http://example.com/localhost',
])('%s would send the key unencrypted', (entered) => {
	expect(() => apiRoot(entered)).toThrow(/must begin with https:\/\//);
});

test.each(['https://user:secret-word@api.kejue.co', 'https://user@api.kejue.co'])('%s holds a user name', (entered) => {
	expect(() => apiRoot(entered)).toThrow(/must not contain a username or password/);
	expect(() => apiRoot(entered)).not.toThrow(/secret-word/);
});

test.each(['ftp://user:pw123456@x', 'user:pw123456@x', 'kej_live_pw123456', 'https//x?key=pw123456'])('%s is not repeated', (entered) => {
	expect(() => apiRoot(entered)).toThrow(/is not a web address/);
	expect(() => apiRoot(entered)).not.toThrow(/pw123456/);
});

test.each([
	['slashes', '/'],
	['slashes and more', '/x'],
	['pasted paths', '/api/v1'],
	['digits', '/api/v1111111'],
])('time grows with the length at most: %s', (_what, part) => {
	const ms = processorMs(() => {
		for (const end of ['x', '']) apiRoot(`https://api.kejue.co${part.repeat(1_000_000 / part.length)}${end}`);
	});
	expect(ms).toBeLessThan(1000);
});
