import { PROVIDER_NAMES } from './providerName';
import { RESERVED_NUMBERS } from './reservedNumbers';
import type { Sandbox } from './sandbox';
import { TOKEN_HEADER } from './tokenHeader';

/** What a person needs to use the sandbox: addresses, credentials, reserved numbers, control routes and their token. */
export function overview({ providers, controlToken }: Pick<Sandbox, 'providers' | 'controlToken'>): string {
	const addresses = PROVIDER_NAMES.flatMap((name) => [
		`  ${name}`,
		`    base URL       ${providers[name].baseUrl}`,
		...Object.entries(providers[name].credentials).map(([field, value]) => `    ${field.padEnd(14)} ${value}`),
	]);
	const control = `${new URL(providers.kejue.baseUrl).origin}/_sandbox`;
	return [
		'Sandbox: four providers that ring nobody. To paste into n8n:',
		'',
		...addresses,
		'',
		'Reserved numbers, the same on every provider (every other number answers):',
		'',
		...RESERVED_NUMBERS.map(({ number, meaning }) => `  ${number}  ${meaning}`),
		'',
		`Control (the same on every port; lists take ?provider=${PROVIDER_NAMES.join('|')}):`,
		'',
		`  curl -H '${TOKEN_HEADER}: ${controlToken}' ${control}/requests`,
		`  curl -H '${TOKEN_HEADER}: ${controlToken}' -H 'Content-Type: application/json' ${control}/pace -d '{"phaseMs": 1000}'`,
		`  In a browser: ${control}/requests?token=${controlToken}`,
		'',
		`  GET  ${control}                 this page`,
		`  GET  ${control}/requests        what arrived`,
		`  GET  ${control}/rung            how often each number was rung`,
		`  GET  ${control}/calls           calls and where they stand`,
		`  GET  ${control}/webhooks        who is told of events`,
		`  GET  ${control}/deliveries      the events that were sent, and what was answered`,
		`  POST ${control}/faults          what is to go wrong, such as {"operationId": "getCall", "times": 2, "fault": {"kind": "status", "status": 503}}`,
		`  POST ${control}/pace            how fast calls placed from now on go, such as {"to": "+12025550123", "phaseMs": 1000, "recordingDelayMs": 5000};`,
		`       ${' '.repeat(control.length)}      also transcriptDelayMs, analysisDelayMs; without "to" for all numbers that have no pace of their own`,
		`  POST ${control}/limits          what a provider allows from now on, such as {"provider": "kejue", "perMinute": 300, "atOnce": 50}; else 429`,
		`  POST ${control}/deliver         sends an event by hand, such as {"provider": "kejue", "event": "call.ended"}`,
		`  POST ${control}/webhook-form    what events look like from now on: {"provider": "kejue", "form": "dashboardTest"}, {"provider": "levers", "form": "envelope"}`,
		`  POST ${control}/levers/webhooks registers an address as a person does in the dashboard of Levers: {"url": "http://localhost:5678/..."}`,
		`  POST ${control}/expire-tokens   ends every Levers token`,
		`  POST ${control}/clear           forgets all of that`,
		'',
	].join('\n');
}
