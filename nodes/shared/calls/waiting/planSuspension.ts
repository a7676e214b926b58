import { randomUUID } from 'node:crypto';
import type { WorkflowExecuteMode } from 'n8n-workflow';
import { callBackSecret } from './callBackSecret';
import { isToolRun } from '../../core/running/isToolRun';
import { wasSent } from '../placing/placeOnce';
import type { PreparedItem, UnsendableItem } from '../../core/running/prepareItem';
import type { Run } from '../../core/running/run';
import { RESUME_PATH } from './resumeWebhooks';
import { whyNotPublic } from '../../core/webhook/publicUrl';

/** n8n looks for waits that are up once a minute: shorter ones it would overrun. */
const MIN_SUSPENSION_MS = 65_000;
/** How an execution came about, where nobody waits for what it gives: not sub-workflows, evaluations and chats. */
const MODES: WorkflowExecuteMode[] = ['manual', 'retry', 'trigger', 'webhook'];

/**
 * Lets the provider call back for the item, where the execution can be suspended until then: the only item of a node that
 * waits, in an n8n with a public address. What was sent before knows another address, so it is followed by looking at it.
 */
export async function planSuspension(
	run: Run,
	items: Array<PreparedItem | UnsendableItem>,
): Promise<Array<PreparedItem | UnsendableItem>> {
	const [item] = items;
	if (!item || 'problem' in item || !isWorthIt(run, item) || !canSuspend(run)) return items;
	const resumeUrl = String(run.context.getWorkflowDataProxy(0).$execution?.resumeUrl ?? '');
	if (!URL.canParse(resumeUrl) || whyNotPublic(resumeUrl)) return items;
	return [(await withAddress(run, item, new URL(resumeUrl))) ?? item];
}

function isWorthIt({ context, provider, operation }: Run, { dryRun, params }: PreparedItem): boolean {
	const wait = operation.effect ? operation.wait?.(params) : undefined;
	return (
		provider.callBack !== undefined &&
		wait !== undefined &&
		!wait.keepRunning &&
		wait.waitAtMostMs >= MIN_SUSPENSION_MS &&
		!dryRun &&
		context.getInputData().length === 1
	);
}

function canSuspend(run: Run): boolean {
	return MODES.includes(run.context.getMode()) && !isToolRun(run) && !answersSomebody(run);
}

/** A trigger that answers with what the workflow gives would do so at once, with the call as it has begun. */
function answersSomebody({ context, node }: Run): boolean {
	return context.getParentNodes(node.name, { includeNodeParameters: true }).some(({ type, parameters }) => {
		const options = Object(parameters?.options);
		const responseMode: unknown = parameters?.responseMode ?? options.responseMode ?? 'onReceived';
		return responseMode !== 'onReceived' || type.endsWith('.chatTrigger');
	});
}

async function withAddress(run: Run, item: PreparedItem, resumeUrl: URL): Promise<PreparedItem | undefined> {
	const nonce = randomUUID();
	const secret = await callBackSecret(run, nonce);
	if (secret === undefined || wasSent(run, item)) return undefined;
	resumeUrl.pathname += `/${RESUME_PATH}`;
	const url = resumeUrl.href;
	const spec = run.provider.callBack?.request(item.spec, { url, secret });
	const hidden = [secret, url, ...resumeUrl.searchParams.values()];
	return spec && { ...item, spec, secrets: [...item.secrets, ...hidden], suspension: { nonce, hidden } };
}
