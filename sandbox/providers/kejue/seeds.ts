const SEED_COUNT = 250;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';
/** Of the personas every so many-th is switched off, and the one after it has no voice config yet. */
const UNUSUAL_EVERY = 10;
const LOCALES = ['en-US', 'ar-AE'];
const seededTimes = { created_at: SEEDED_AT, updated_at: SEEDED_AT };

/** The workspace's agents, which are personas. */
export const PERSONAS = Array.from({ length: SEED_COUNT }, (_, index) => {
	const number = index + 1;
	return {
		id: `per_${number}`,
		name: `Sandbox persona ${number}`,
		is_active: number % UNUSUAL_EVERY !== 0,
		memory_enabled: false,
		description: 'Calls people for tests.',
		call_settings: {},
		voice_configs: number % UNUSUAL_EVERY === 1 && number > 1 ? [] : LOCALES.map((locale, position) => voiceConfig(number, locale, position)),
		tools: [{ tool_name: 'hang_up', channels: ['voice:in-call'], config: {}, tool_id: null }],
		...seededTimes,
	};
});

/** The workspace's custom tools. */
export const TOOLS = Array.from({ length: SEED_COUNT }, (_, index) => ({
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
	...seededTimes,
}));

/** The workspace's own phone numbers. */
export const PHONE_NUMBERS = Array.from({ length: SEED_COUNT }, (_, index) => ({
	id: `pn_${index + 1}`,
	phone_number: `+1${213 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`,
	name: `Line ${index + 1}`,
	country: 'US',
	is_inbound: index % 2 === 0,
	is_active: true,
}));

/** What voice_id is chosen from. */
export const VOICES = Array.from({ length: 20 }, (_, index) => ({
	id: `voice_${index + 1}`,
	name: `Sandbox voice ${index + 1}`,
	language_locale: LOCALES[index % LOCALES.length],
}));

function voiceConfig(personaNumber: number, locale: string, position: number) {
	return {
		id: `vc_${personaNumber}_${position + 1}`,
		name: `Voice ${personaNumber} ${locale}`,
		language_locale: locale,
		prompt: 'You are friendly and brief.',
		first_speaker: 'agent',
		recording_enabled: true,
		silence_timeout: 30,
		max_duration: 600,
		is_default: position === 0,
		is_active: true,
		first_message: 'Hello, this is a call from the sandbox.',
		first_message_uninterruptible: false,
		first_message_delay_ms: null,
		voice_id: null,
		voice_name: null,
		model: 'KJUE-v1.0',
		temperature: null,
		inactivity_messages: [],
		corpus_id: null,
		...seededTimes,
	};
}
