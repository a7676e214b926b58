import { hideValues } from '../../nodes/shared/problem/hideValues';

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
