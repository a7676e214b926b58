import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

const waitState = z.object({
	nonce: z.string(),
	callId: z.string(),
	until: z.enum(['ended', 'transcript', 'recording']),
	simplified: z.boolean(),
	number: z.string().optional(),
	adopted: z.literal(true).optional(),
});

/** What a node stores while its execution is suspended. n8n runs one wait at a time, so there is one state. */
export type WaitState = z.infer<typeof waitState>;

interface Store {
	aiCallsWait?: WaitState;
}

export function keepWaitState(context: IExecuteFunctions, state: WaitState): void {
	const store: Store = context.getContext('node');
	store.aiCallsWait = state;
}

/** The state of the suspended execution to which a webhook request belongs, if any. */
export function readWaitState(context: IWebhookFunctions): WaitState | undefined {
	// Braces in a name must not end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]/g, (brace) => `\\u00${brace.charCodeAt(0).toString(16)}`);
	return waitState.safeParse(context.evaluateExpression(`{{ $node[${name}].context["aiCallsWait"] }}`)).data;
}
