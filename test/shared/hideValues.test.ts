import { hideSecretMembers, hideValues } from '../../nodes/shared/core/problem/hideValues';

const TOKEN = '0123456789abcdef0123456789abcdef';

test('hides values wherever they are, long ones also inside of others, and nothing else', () => {
	const data = {
		id: 'call_1',
		count: 3,
		none: null,
		config: { webhooks: [{ url: `https://n8n.example/webhook-waiting/1?signature=${TOKEN}`, secret: 'short', events: ['call.ended'] }] },
		note: 'in short, yes',
	};
	expect(hideValues(data, ['short', TOKEN])).toEqual({
		...data,
		config: { webhooks: [{ url: '***', secret: '***', events: ['call.ended'] }] },
	});
});

test('a value as short as ordinary words is hidden only where a secret is expected', () => {
	const data = { persona_id: 'p', tags: ['p'], config: { server_secret: 'p', webhooks: [{ secret: 'p' }] } };
	expect(hideValues(data, ['p'])).toEqual({ ...data, config: { server_secret: '***', webhooks: [{ secret: '***' }] } });
});

test.each(['server_secret', 'secret', 'password', 'apiKey', 'api_key', 'access_token', 'auth_token', 'token', 'Cookie', 'X-Api-Key', 'Authorization'])(
	'a member named %s is hidden, whatever it contains',
	(name) => {
		expect(hideSecretMembers({ config: { [name]: 'x', empty: '' }, list: [{ [name]: ['x', 'y'] }] })).toEqual({
			config: { [name]: '***', empty: '' },
			list: [{ [name]: ['***', '***'] }],
		});
	},
);

test.each(['max_tokens', 'secretary', 'author', 'token_limit', 'key'])('a member named %s is not', (name) => {
	expect(hideSecretMembers({ [name]: 'x' })).toEqual({ [name]: 'x' });
});
