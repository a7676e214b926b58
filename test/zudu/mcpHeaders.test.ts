import { serverBody } from '../../nodes/Zudu/mcpServer/fields';

test.each(['__proto__', 'constructor', 'prototype'])('a header named %s, which would not be sent, is refused by name', (name) => {
	const entered = { serverFields: { requestHeaders: { headers: [{ name, value: 'x' }] } } };
	expect(() => serverBody(entered)).toThrow(`'Server Fields → Request Headers' contains a field named ${name}`);
});

test('other headers are sent as they were entered', () => {
	const entered = { serverFields: { requestHeaders: { headers: [{ name: 'Authorization', value: 'x' }] } } };
	expect(serverBody(entered)).toEqual({ request_headers: { Authorization: 'x' } });
});
