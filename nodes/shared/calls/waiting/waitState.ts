import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

const waitState = z.object({
	/** What the secret of the callback is made with. */
	nonce: z.string(),
	callId: z.string(),
	until: z.enum(['ended', 'transcript', 'recording']),
	simplified: z.boolean(),
	/** The number that was rung, where one was sent. */
	number: z.string().optional(),
	/** See ResultNotes in shapeOutput.ts. */
	adopted: z.literal(true).optional(),
});

/** What a node keeps while its execution is suspended. n8n runs one wait at a time, so there is one state. */
export type WaitState = z.infer<typeof waitState>;

interface Store {
	aiCallsWait?: WaitState;
}

/** The state is kept in the node's context, which n8n stores with the execution. */
export function keepWaitState(context: IExecuteFunctions, state: WaitState): void {
	const store: Store = context.getContext('node');
	store.aiCallsWait = state;
}

/** The state of the suspended execution to which a webhook request belongs; undefined when it waits for nothing of ours. */
export function readWaitState(context: IWebhookFunctions): WaitState | undefined {
	// A name with braces must not end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]/g, (brace) => `\\u00${brace.charCodeAt(0).toString(16)}`);
	return waitState.safeParse(context.evaluateExpression(`{{ $node[${name}].context["aiCallsWait"] }}`)).data;
}
