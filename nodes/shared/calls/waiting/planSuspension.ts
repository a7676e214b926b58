import { randomUUID } from 'node:crypto';
import type { WorkflowExecuteMode } from 'n8n-workflow';
import { z } from 'zod';
import { member } from '../../core/input/nestedFields';
import { callBackSecret } from './callBackSecret';
import { isToolRun } from '../../core/running/isToolRun';
import { isClaimed } from '../../core/once/sendOnce';
import { isPrepared, type PreparedItem, type ScreenedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import { RESUME_PATH } from './resumeWebhooks';
import type { CallBack } from '../callBack';
import type { CallParts } from '../callParts';
import type { Calls } from '../calls';
import type { Wait } from './wait';
import { whyNotPublic } from '../../core/webhook/publicUrl';
import { plainText } from '../../core/input/plainText';

/** n8n checks once a minute which waits are over: shorter ones would take too long. */
const MIN_SUSPENSION_MS = 65_000;
const execution = z.object({ resumeUrl: z.string() });

/** Modes in which nobody waits for the result of the execution: not sub-workflows, evaluations and chats. */
const MODES: WorkflowExecuteMode[] = ['manual', 'retry', 'trigger', 'webhook'];

export interface Suspension {
	nonce: string;
}

interface Planned {
	item: PreparedItem;
	suspension: Suspension;
}

type Waiting = { calls: Calls } & Pick<CallParts<never>, 'wait'>;

/** Lets the provider call back, if the execution can be suspended until then: docs/decisions.md#suspended-executions */
export async function planSuspension(
	run: Run,
	items: ScreenedItem[],
	{ calls: { callBack }, wait }: Waiting,
): Promise<Planned | undefined> {
	const [item] = items;
	if (!item || !isPrepared(item) || !callBack || !isWorthIt(run, item, wait?.(item.params)) || !canSuspend(run)) return undefined;
	const resumeUrl = plainText(execution.safeParse(run.context.getWorkflowDataProxy(0).$execution).data?.resumeUrl);
	if (!URL.canParse(resumeUrl) || whyNotPublic(resumeUrl)) return undefined;
	return await withAddress(run, item, { callBack, resumeUrl: new URL(resumeUrl) });
}

function isWorthIt({ context, operation }: Run, { dryRun }: PreparedItem, wait: Wait | undefined): boolean {
	return (
		operation.effect !== undefined &&
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

/** A trigger that answers with the result of the workflow would answer at once, with the call as it has started. */
function answersSomebody({ context, node }: Run): boolean {
	return context.getParentNodes(node.name, { includeNodeParameters: true }).some(({ type, parameters }) => {
		const { responseMode, options } = parameters ?? {};
		const mode = responseMode ?? member(options, 'responseMode') ?? 'onReceived';
		return mode !== 'onReceived' || type.endsWith('.chatTrigger');
	});
}

async function withAddress(
	run: Run,
	item: PreparedItem,
	{ callBack, resumeUrl }: { callBack: CallBack; resumeUrl: URL },
): Promise<Planned | undefined> {
	const nonce = randomUUID();
	const secret = await callBackSecret(run, nonce);
	if (secret === undefined || isClaimed(run, item)) return undefined;
	resumeUrl.pathname += `/${RESUME_PATH}`;
	const url = resumeUrl.href;
	const spec = callBack.request(item.spec, { url, secret });
	// Parts of the URL would also be enough to use it.
	const hidden = [secret, url, ...resumeUrl.searchParams.values()];
	return spec && { item: { ...item, spec, secrets: [...item.secrets, ...hidden] }, suspension: { nonce } };
}
