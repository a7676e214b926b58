import type { ICredentialTestRequest } from 'n8n-workflow';

type Rule = Extract<NonNullable<ICredentialTestRequest['rules']>[number], { type: 'responseSuccessBody' }>;

/**
 * Fails a credential test whose answer is a web page: a mistyped host that belongs to somebody else often answers every
 * request with one, and with status 200. n8n compares one member of the answer; of a text, member 0 is its first character.
 */
export function webPageRule(provider: string): Rule {
	return {
		type: 'responseSuccessBody',
		properties: { key: '0', value: '<', message: `The Base URL responds with a web page, not as ${provider} does` },
	};
}
