import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { attempt } from '../../core/sending/attempt';
import { callBackSecret } from './callBackSecret';
import type { Connection } from '../../core/sending/connection';
import { connect } from '../../core/sending/connect';
import { reportsFailure } from '../../core/sending/reportsFailure';
import { hideValues } from '../../core/problem/hideValues';
import type { Provider } from '../../core/provider';
import { shapeWith } from '../../core/running/shapeOutput';
import type { Calls } from '../calls';
import type { ResultNotes } from '../resultNotes';
import { withNumber } from '../withNumber';
import { isMissing } from './waitForCall';
import { readWaitState, type WaitState } from './waitState';
import { respond } from '../../core/webhook/respond';
import { NOT_TRUSTED, openDelivery } from '../../core/webhook/openDelivery';
import { signedRecently } from '../../core/webhook/signedRecently';
import { toError } from '../../core/problem/toError';

/** The provider waits some seconds for its answer: what cannot be read by then is left out. */
const READ_TIMEOUT_MS = 3000;

/** Answers one delivery to a suspended execution, and resumes it only if the provider reports that the call is over. */
export async function resumeCall(context: IWebhookFunctions, provider: Provider, calls: Calls): Promise<IWebhookResponseData> {
	try {
		return await resume(context, provider, calls);
	} catch (error) {
		// If it were thrown, the execution would end as failed.
		const words = toError(error).message;
		context.logger.warn(`A callback to "${context.getNode().name}" could not be processed: ${words}`);
		return respond(context, 503, 'Could not be verified now; send it again');
	}
}

async function resume(context: IWebhookFunctions, provider: Provider, calls: Calls): Promise<IWebhookResponseData> {
	const { callBack } = calls;
	const state = readWaitState(context);
	if (!callBack || !state) return respond(context, 404, 'No call is being waited for');
	const connection = connect(context, provider, 1);
	const secret = await callBackSecret(connection, state.nonce);
	if (secret === undefined) return respond(context, 401, NOT_TRUSTED);
	const opened = await openDelivery(context, signedRecently(context, (delivery) => callBack.signedAt(delivery, secret)));
	if ('noWebhookResponse' in opened) return opened;

	const told = callBack.read(opened.body);
	if (!told) return respond(context, 200, 'More deliveries are expected');
	// A call may contain the URL it was requested with, whose token n8n checks.
	const hidden = [secret, opened.delivery.query.signature].filter((value) => typeof value === 'string');
	const read = hideValues(await readCall(connection, calls, state.callId), hidden) as IDataObject | undefined;
	// Events say less than the call itself, but they are newer.
	const record = { ...read, ...told.record, id: state.callId };
	const call = calls.simplify(record);
	const marks: ResultNotes = {
		...(state.adopted && { adopted: true }),
		...(isMissing(call, state.until) && { waitNote: calledBackEarly(provider.name, state.until) }),
	};
	const output = shapeWith(() => withNumber(call, state.number), { record: read ?? told.raw, marks }, { itemIndex: 0, ...state });
	return { workflowData: [[output]], webhookResponse: { message: 'Workflow resumed' } };
}

async function readCall(connection: Connection, { reading }: Calls, callId: string): Promise<IDataObject | undefined> {
	const { unwrap } = connection.provider;
	if (!reading) return undefined;
	const result = await attempt(connection, reading.request({ callId }), { timeoutMs: READ_TIMEOUT_MS });
	if (result.kind !== 'answer' || result.status >= 300 || reportsFailure(connection.provider, result.body) !== 'no') return undefined;
	const data = unwrap(result.body);
	return reading.response.safeParse(data).success ? (data as IDataObject) : undefined;
}

function calledBackEarly(providerName: string, until: WaitState['until']): string {
	return `${providerName} called back before the ${until} was ready. Get it later by the call's ID.`;
}
