const TOOL_COUNT = 25;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';

/** The workspace's custom tools. */
export const TOOLS = Array.from({ length: TOOL_COUNT }, (_, index) => ({
	id: `tool_${index + 1}`,
	name: `look_up_order_${index + 1}`,
	tool_type: 'http',
	timeout: 30_000,
	retry_count: 0,
	display_name: `Look up order ${index + 1}`,
	description: 'Finds an order by its number.',
	http_config: { url: 'https://example.com/orders', method: 'GET' },
	precomputable: false,
	agent_reaction: 'speaks',
	created_at: SEEDED_AT,
	updated_at: SEEDED_AT,
}));
