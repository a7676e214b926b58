import { apiPath, UnusableId } from '../../nodes/shared/core/sending/apiPath';

test.each([
	['call_1', '/api/calls/call_1/schedule'],
	['123e4567-e89b-12d3-a456-426614174000', '/api/calls/123e4567-e89b-12d3-a456-426614174000/schedule'],
	['a:b+c@d', '/api/calls/a%3Ab%2Bc%40d/schedule'],
	['v1.2', '/api/calls/v1.2/schedule'],
	['ü', '/api/calls/%C3%BC/schedule'],
])('%j stays one segment', (callId, path) => {
	expect(apiPath('/api/calls/{callId}/schedule', { callId })).toBe(path);
	expect(new URL(path, 'https://api.example').pathname.split('/')).toHaveLength(5);
});

test.each([
	'',
	'.',
	'..',
	'...',
	'a/b',
	'../agents/1',
	'a\\b',
	'a?b',
	'a#b',
	'%2e%2e',
	'%2F',
	'a b',
	' a',
	'a\n',
	'a\r\nHost: x',
	'a\u0000',
	'a\u200bb',
	'\ud800',
	'x'.repeat(201),
])('%j is refused', (callId) => {
	expect(() => apiPath('/api/calls/{callId}', { callId })).toThrow(UnusableId);
});

test('an id that is missing is refused', () => {
	expect(() => apiPath('/api/calls/{callId}', {} as never)).toThrow(UnusableId);
});
