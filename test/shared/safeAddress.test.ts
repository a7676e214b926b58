import { safeAddress } from '../../nodes/shared/calls/files/safeAddress';

const PUBLIC = 'https://api.zudu.ai';
const HERE = 'http://127.0.0.1:3000';
const PRIVATE = 'https://voice.internal';

describe.each([
	'http://recordings.example/1.wav',
	' http://127.0.0.1:8080/x',
	'\nhttp://127.0.0.1:8080/x',
	'\thttp://localhost/x',
	'ht\ntp://localhost/x',
	'HTTP://localhost/x',
	'http:/localhost/x',
	'http:localhost/x',
	'http://127.1/x',
	'http://2130706433/x',
	'http://0x7f.1/x',
	'http://[::1]/x',
	'https://127.0.0.1/x',
	'https://127.1/x',
	'https://2130706433/x',
	'https://0x7f.1/x',
	'https://0177.0.0.1/x',
	'https://localhost/x',
	'https://localhost./x',
	'https://api.localhost/x',
	'https://0.0.0.0/x',
	'https://10.0.0.5/x',
	'https://172.16.0.1/x',
	'https://192.168.1.1/x',
	'https://169.254.169.254/latest/meta-data',
	'https://100.64.0.1/x',
	'https://[::1]/x',
	'https://[::ffff:10.0.0.1]/x',
	'https://[fe80::1]/x',
	'https://[fd00::1]/x',
	'https://printer.local/x',
	'https://vault.internal/x',
	'https://db/x',
	'https://user:secret@files.example/x',
	'ftp://files.example/x',
	'file:///etc/passwd',
	'data:audio/wav;base64,UklGRg==',
	'javascript:alert(1)',
	'blob:https://files.example/1',
	'//127.0.0.1/x',
	'bucket:recordings/1.mp3',
	'',
	`https://10.0.0.1${'/'.repeat(80_000)}`,
])('%j', (entered) => {
	test('is not fetched where the API is on the web', () => {
		expect(safeAddress(entered, PUBLIC)).toBeUndefined();
	});

	test('is not followed to from a file on the web', () => {
		const url = safeAddress(entered, PUBLIC, new URL('https://files.example/a/1.wav'));
		// What is no address of its own is one beside the file.
		expect(url?.hostname ?? 'files.example').toBe('files.example');
		expect(url?.protocol ?? 'https:').toBe('https:');
		expect(url?.username ?? '').toBe('');
	});
});

test.each([
	['https://files.example/1.wav', PUBLIC, 'https://files.example/1.wav'],
	[' https://files.example/1.wav\n', PUBLIC, 'https://files.example/1.wav'],
	['https://8.8.8.8/1.wav', PUBLIC, 'https://8.8.8.8/1.wav'],
	['http://127.0.0.1:3000/1.wav', HERE, 'http://127.0.0.1:3000/1.wav'],
	['https://192.168.1.1/1.wav', PRIVATE, 'https://192.168.1.1/1.wav'],
])('%j is fetched where the API is %s', (entered, root, address) => {
	expect(safeAddress(entered, root)?.href).toBe(address);
});

test.each(['http://192.168.1.1/1.wav', 'http://recordings.example/1.wav'])('%s is not fetched, even where the API is on this machine', (entered) => {
	expect(safeAddress(entered, HERE)).toBeUndefined();
	expect(safeAddress(entered, PRIVATE)).toBeUndefined();
});

test('a redirect may be relative', () => {
	expect(safeAddress('../2.wav', PUBLIC, new URL('https://files.example/a/1.wav'))?.href).toBe('https://files.example/2.wav');
});
