import type { ICredentialTestRequest } from 'n8n-workflow';

type Rule = Extract<NonNullable<ICredentialTestRequest['rules']>[number], { type: 'responseSuccessBody' }>;

/** Fails a credential test that gets a web page, as from a mistyped host. n8n compares a member: of a text, 0 is the first character. */
export function webPageRule(provider: string): Rule {
	return {
		type: 'responseSuccessBody',
		properties: { key: '0', value: '<', message: `The Base URL responds with a web page, not as ${provider} does` },
	};
}
