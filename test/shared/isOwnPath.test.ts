import { isOwnPath } from '../../nodes/shared/core/sending/isOwnPath';

test.each(['/api/v1/calls', '/', '/batch-call'])('%j leads to the host of the credential', (path) => {
	expect(isOwnPath(path)).toBe(true);
});

test.each(['http://evil.example/x', 'https://evil.example', '//evil.example/x', '/\\evil.example', '\\\\evil.example', 'evil.example', '', ' /api', '@evil.example/x'])(
	'%j does not count as a path of its own',
	(path) => {
		expect(isOwnPath(path)).toBe(false);
	},
);
