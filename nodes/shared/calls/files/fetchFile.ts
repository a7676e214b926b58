import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import { lossWords } from '../../core/problem/lossWords';
import type { ProblemError, ProblemCode } from '../../core/problem/problem';
import { redact } from '../../core/problem/redact';
import { toError } from '../../core/problem/toError';
import type { PreparedItem } from '../../core/running/preparedItem';
import type { Run } from '../../core/running/run';
import type { Attempt } from '../../core/sending/attempted';
import { ruleFor, type RetryRule } from '../../core/sending/retryRules';
import { readConnectionFailure } from '../../core/sending/connectionFailure';
import { pause } from '../../core/sending/pause';
import { retryDelay } from '../../core/sending/retryDelay';
import { DEFAULT_WAIT_AT_MOST_MS } from '../waiting/wait';
import { fileProblem } from './fileProblem';
import { Inspection } from './inspection';
import { safeType } from './recordingContent';
import { safeAddress } from './safeAddress';
import { watchedStream, type ByteStream } from './watchedStream';
import { plainText } from '../../core/input/plainText';

const MAX_REDIRECTS = 5;
/** A file that was announced may take a moment to appear. */
const NOT_READY = { statuses: [404, 409, 425], times: 4 };

const BINARY_FIELD = 'data';

interface NamedFile {
	url: string;
	fileName: string;
}

interface FileSource {
	callId: string | null;
	file: NamedFile | undefined;
	waitAtMostMs: number | undefined;
}

interface FullResponse {
	statusCode: number;
	headers: IDataObject;
	body: ByteStream;
}

interface FileAnswer extends FullResponse {
	close(): void;
}

interface Fetched { kind: 'file'; output: Pick<INodeExecutionData, 'binary'> & { mimeType: string; fileSizeBytes: number } }

/** Downloads the file of a record like a read; the credential goes only to the API's own host, never along a redirect. @throws ProblemError */
export async function fetchFile(run: Run, item: PreparedItem, { callId, file, waitAtMostMs }: FileSource): Promise<INodeExecutionData> {
	if (!file) throw fileProblem('The call has no recording (yet).', 'Run the item again later, or wait longer.');
	const { binary, ...told } = await download(run, { ...item, deadlineMs: Date.now() + (waitAtMostMs ?? DEFAULT_WAIT_AT_MOST_MS) }, file);
	return { json: { callId, fileName: file.fileName, ...told }, binary, pairedItem: { item: item.itemIndex } };
}

interface Downloading extends PreparedItem {
	deadlineMs: number;
}

async function download(run: Run, item: Downloading, file: NamedFile): Promise<Fetched['output']> {
	const { gate, signal } = run;
	const counts = new Map<unknown, number>();
	for (;;) {
		let startedAt = Date.now();
		const result = await gate.pass(async () => {
			startedAt = Date.now();
			return await fetchOnce(run, item, file);
		});
		if (result.kind === 'file') return result.output;
		const rule = ruleFor({ attempt: result, readable: false, reportsFailure: false, renewable: false });
		const again = isNotReady(result) ? NOT_READY : rule.repeatable;
		const count = (counts.get(again) ?? 0) + 1;
		counts.set(again, count);
		if (!again || count > again.times || signal?.aborted || Date.now() > item.deadlineMs) throw await failed(run, item, result, rule);
		if (rule.code === 'rateLimited') gate.narrow(startedAt);
		await pause(retryDelay(result, count), signal);
	}
}

async function fetchOnce(run: Run, item: Downloading, { url, fileName }: NamedFile): Promise<Fetched | Attempt> {
	const root = await run.root();
	let address = safeAddress(url, root);
	for (let redirects = 0; ; redirects++) {
		if (!address) throw unsafe();
		const response = await request(run, item, { address, signed: redirects === 0 && address.origin === new URL(root).origin });
		if ('kind' in response) return response;
		const { statusCode: status, headers, body, close } = response;
		if (status >= 200 && status < 300) return await store(run, item, { body, close, fileName, type: typeIn(headers) });
		body.destroy();
		const isRedirect = status >= 300 && status < 400 && typeof headers.location === 'string';
		if (!isRedirect) return { kind: 'answer', status, headers, body: undefined };
		if (redirects === MAX_REDIRECTS) throw notFetched(`HTTP ${status}`, { httpStatus: status });
		address = safeAddress(plainText(headers.location), root, address);
	}
}

async function request(
	{ context, provider, signal }: Run,
	{ timeoutMs }: PreparedItem,
	{ address, signed }: { address: URL; signed: boolean },
): Promise<FileAnswer | Attempt> {
	if (signal?.aborted) throw canceled();
	const closing = new AbortController();
	const options: IHttpRequestOptions = {
		url: address.href,
		encoding: 'stream',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// When it signs the request, n8n replaces it by the execution's own signal.
		abortSignal: canceledOr(context.getExecutionCancelSignal(), closing.signal),
	};
	try {
		const response = (signed
			? await context.helpers.httpRequestWithAuthentication.call(context, provider.credential, options)
			: await context.helpers.httpRequest(options)) as FullResponse;
		return { ...response, close: () => closing.abort() };
	} catch (error) {
		return lost(error);
	}
}

async function store(
	{ context }: Run,
	{ timeoutMs, deadlineMs }: Downloading,
	{ body, close, fileName, type }: Pick<FileAnswer, 'body' | 'close'> & { fileName: string; type: string },
): Promise<Fetched | Attempt> {
	const inspection = new Inspection(type);
	let failure: Error | undefined;
	body.on('error', (error: Error) => {
		failure = error;
	});
	const stream = watchedStream(body, {
		timeoutMs,
		deadlineMs,
		signal: context.getExecutionCancelSignal(),
		onEnd: close,
		onPart: (part) => inspection.add(part),
	});
	try {
		const data = await context.helpers.prepareBinaryData(stream, fileName, safeType(type));
		inspection.end();
		const { sizeBytes: fileSizeBytes } = inspection;
		return { kind: 'file', output: { mimeType: data.mimeType, fileSizeBytes, binary: { [BINARY_FIELD]: data } } };
	} catch (error) {
		if (inspection.problem) throw inspection.problem;
		// An error of n8n's own storage is not one of the download.
		if (!failure) throw toError(error);
		return lost(failure, 'ECONNRESET');
	} finally {
		body.destroy();
	}
}

function lost(error: unknown, otherwise?: string): Attempt {
	const code = readConnectionFailure(error)?.code ?? otherwise;
	if (code === undefined) throw notFetched(toError(error).message, { code: 'unreachable' });
	return { kind: 'lost', code, sent: true };
}

function canceledOr(signal: AbortSignal | undefined, closing: AbortSignal): AbortSignal {
	return signal ? AbortSignal.any([signal, closing]) : closing;
}

function isNotReady(result: Attempt): boolean {
	return result.kind === 'answer' && NOT_READY.statuses.includes(result.status);
}

async function failed(run: Run, { timeoutMs, deadlineMs }: Downloading, result: Attempt, { code }: RetryRule): Promise<ProblemError> {
	if (run.context.getExecutionCancelSignal()?.aborted) return canceled();
	if (result.kind !== 'lost') {
		const status = Number(result.status);
		const isPassing = status === 429 || status >= 500;
		return notFetched(`HTTP ${status}`, { httpStatus: status, code: code === 'rateLimited' ? code : isPassing ? 'unreachable' : 'refused' });
	}
	if (Date.now() > deadlineMs) return notFetched('it took longer than Max Wait', { code: 'unreachable' });
	return notFetched(redact(lossWords(result.code, timeoutMs), { secrets: await run.secrets() }), { code: 'unreachable' });
}

function typeIn(headers: IDataObject): string {
	return plainText(headers['content-type']).split(';', 1).join('').trim().toLowerCase();
}

function notFetched(reason: string, { httpStatus = null, code }: { httpStatus?: number | null; code?: ProblemCode }): ProblemError {
	return fileProblem(`The recording could not be downloaded (${reason}).`, 'Run the item again later.', { httpStatus, code });
}

function canceled(): ProblemError {
	return fileProblem('The execution was canceled before the recording was downloaded.', 'Run the item again if it is still needed.', {
		code: 'canceled',
	});
}

function unsafe(): ProblemError {
	return fileProblem(
		'The recording has no web address that can be downloaded safely.',
		'Check the Raw output for the address that the provider returned.',
	);
}
