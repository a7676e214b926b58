import { useSandbox } from '../useSandbox';
import { DIALLING_OPERATIONS, parametersOf } from './placingOperations';
import { jsonOf, runNode } from './runNode';
import { sandboxSecrets } from './sandboxSecrets';

// n8n reads it when it sends the first request.
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';

const sandbox = useSandbox();

afterAll(() => {
	delete process.env.N8N_SSRF_PROTECTION_ENABLED;
});

const WORDS = 'The request was blocked because it resolves to a restricted IP address';

test.each(DIALLING_OPERATIONS)("$name: n8n's guard speaks, with what an administrator can do", async (operation) => {
	const { provider, what } = operation;
	const { errorItems } = await runNode({
		type: provider,
		parameters: parametersOf(operation, {}),
		secrets: sandboxSecrets(sandbox),
		items: [{ phone: '+14155550123', timeout: 5 }],
		onError: 'continueErrorOutput',
	});
	const [{ error, message, details }] = jsonOf(errorItems);
	expect(error).toContain('could not be reached');
	expect(error).toContain(`(${WORDS}), so no ${what}`);
	expect(message).toMatch(/administrator|Base URL and this server's network/);
	expect(details).toEqual({ code: 'unreachable', done: 'no', callPlaced: 'no', retryable: true, httpStatus: null });
	expect(sandbox.requests()).toEqual([]);
});
