import { readOptions } from '../../check/readOptions';
import type { ProviderName } from '../../sandbox';

const KEYS: Record<ProviderName, Record<string, string>> = {
	kejue: { KEJUE_API_KEY: 'kej_live_1' },
	zudu: { ZUDU_API_KEY: 'sk_1', ZUDU_API_SECRET: 's3cr3t_1' },
	elemente: { ELEMENTE_USERNAME: 'ada', ELEMENTE_PASSWORD: 'pass-1' },
	levers: { LEVERS_CLIENT_ID: 'client-1', LEVERS_CLIENT_SECRET: 'secret-1' },
};

const read = (parameters: string[], environment = Object.assign({}, ...Object.values(KEYS)) as Record<string, string>) => readOptions(parameters, environment);

test.each<{ name: string; parameters: string[]; environment?: Record<string, string>; says: string }>([
	{ name: 'no provider', parameters: [], says: 'Name one provider' },
	{ name: 'an unknown provider', parameters: ['twilio'], says: 'Name one provider' },
	{ name: 'two providers', parameters: ['kejue', 'zudu'], says: 'Name one provider' },
	{ name: 'no key', parameters: ['kejue'], environment: {}, says: 'Set KEJUE_API_KEY in the environment' },
	{ name: 'half a key', parameters: ['zudu'], environment: { ZUDU_API_KEY: 'sk_1' }, says: 'Set ZUDU_API_KEY and ZUDU_API_SECRET' },
	{ name: 'neither pair nor token', parameters: ['levers'], environment: {}, says: 'LEVERS_CLIENT_ID and LEVERS_CLIENT_SECRET, or LEVERS_TOKEN' },
	{ name: 'options of a call without a call', parameters: ['kejue', '--agent', 'per_1'], says: 'go with --call' },
	{ name: 'a call without its persona', parameters: ['kejue', '--call', '+14155550123'], says: 'also takes --agent' },
	{ name: 'a call without its own number', parameters: ['zudu', '--call', '+14155550123'], says: 'also takes --from' },
	{ name: 'a call without its skill', parameters: ['elemente', '--call', '+14155550123', '--agent', '1'], says: 'also takes --skill' },
	{ name: 'a local number', parameters: ['levers', '--call', '4155550123'], says: 'international format' },
	{ name: 'an emergency number', parameters: ['levers', '--call', '+1911'], says: 'emergency numbers and short codes are never called' },
	{ name: 'a premium rate number', parameters: ['levers', '--call', '+19005550123'], says: 'premium rate number' },
	{ name: 'a shared cost number', parameters: ['levers', '--call', '+491801234567'], says: 'shared cost number' },
	{ name: 'a country code that does not exist', parameters: ['levers', '--call', '+9991234567'], says: 'country code that does not exist' },
])('$name is refused before anything is sent', ({ parameters, environment, says }) => {
	expect(() => read(parameters, environment)).toThrow(says);
});

test('a refusal repeats neither key nor number', () => {
	const messages = [['levers', '--call', '+19005550123'], ['kejue', '--call', '+14155550123']].flatMap((parameters) => {
		try {
			read(parameters);
			return [];
		} catch (error) {
			return String(error);
		}
	});
	expect(messages).toHaveLength(2);
	expect(messages.join()).not.toMatch(/9005550123|4155550123|kej_live_1/);
});

test('without --call there is no call, and the documented address is asked', () => {
	expect(read(['kejue'])).not.toHaveProperty('call');
	expect(read(['kejue'])).toMatchObject({ baseUrl: 'https://api.kejue.co/api/v1', secrets: { KEJUE_API_KEY: 'kej_live_1' } });
	expect(read(['levers'], { LEVERS_TOKEN: 'token-1', LEVERS_BASE_URL: 'https://levers.example' })).toMatchObject({ baseUrl: 'https://levers.example', secrets: { LEVERS_TOKEN: 'token-1' } });
});
