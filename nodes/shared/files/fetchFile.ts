import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import { apiRoot } from '../sending/apiRoot';
import { pause } from '../sending/pause';
import type { PreparedItem } from '../running/prepareItem';
import { ProblemError } from '../problem/problem';
import { retryDelay } from '../sending/retryDelay';
import type { Run } from '../running/run';

const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_REDIRECTS = 5;
/** A file that was announced may take a moment to appear. */
const MAX_TRIES = 5;
const NOT_READY = [404, 409, 425];

const BINARY_FIELD = 'data';

interface FileSource {
	record: IDataObject;
	/** undefined: the record names no file. */
	file: { url: string; fileName: string } | undefined;
}

interface FileAnswer {
	statusCode: number;
	headers: IDataObject;
	body: AsyncIterable<Buffer> & { destroy?(): void };
}

/**
 * The file that a record names, as binary data. The credential goes to the API's own host only; a redirect is followed
 * without it. Addresses must be https, but where the API itself is on this machine.
 */
export async function fetchFile(run: Run, item: PreparedItem, { record, file }: FileSource): Promise<INodeExecutionData> {
	const { callId } = run.provider.simplifyCall(record);
	if (!file) throw problem('The call has no recording, or not yet.', 'Run the item again later, or wait longer.');
	const { content, mimeType } = await download(run, item, file.url);
	const binary = await run.context.helpers.prepareBinaryData(content, file.fileName, mimeType);
	return {
		json: { callId, fileName: file.fileName, mimeType: binary.mimeType, fileSizeBytes: content.length },
		binary: { [BINARY_FIELD]: binary },
		pairedItem: { item: item.itemIndex },
	};
}

async function download(run: Run, { timeoutMs }: PreparedItem, url: string): Promise<{ content: Buffer; mimeType?: string }> {
	const root = await run.root();
	let address = safeAddress(url, root);
	let redirects = 0;
	for (let tries = 1; ; ) {
		const answer = await get(run, address, { timeoutMs, signed: redirects === 0 });
		const { statusCode: status, headers } = answer;
		if (status >= 200 && status < 300) {
			const mimeType = typeof headers['content-type'] === 'string' ? headers['content-type'].split(';')[0] : undefined;
			return { content: await readAll(answer.body), mimeType };
		}
		answer.body.destroy?.();
		if (status >= 300 && status < 400 && typeof headers.location === 'string' && redirects < MAX_REDIRECTS) {
			redirects++;
			address = safeAddress(new URL(headers.location, address).href, root);
		} else if (NOT_READY.includes(status) && tries < MAX_TRIES && !run.signal?.aborted) {
			await pause(retryDelay({ kind: 'answer', status, headers, body: undefined }, tries++), run.signal);
		} else {
			throw problem(`The recording could not be fetched (HTTP ${status}).`, 'Run the item again later.', status);
		}
	}
}

async function get(run: Run, url: URL, { timeoutMs, signed }: { timeoutMs: number; signed: boolean }): Promise<FileAnswer> {
	const { context, provider } = run;
	const options: IHttpRequestOptions = {
		url: url.href,
		encoding: 'stream',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const own = signed && url.origin === new URL(await run.root()).origin;
	return own
		? await context.helpers.httpRequestWithAuthentication.call(context, provider.credential, options)
		: await context.helpers.httpRequest(options);
}

async function readAll(body: FileAnswer['body']): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body) {
		size += chunk.length;
		if (size > MAX_FILE_BYTES) {
			body.destroy?.();
			throw problem(`The recording is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`, 'Fetch it by its address outside n8n.');
		}
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Plain http reaches nothing but this machine, and that only where the API is here, too: a provider must not lead us to our own services. */
function safeAddress(entered: string, root: string): URL {
	if (/^http:/i.test(entered) && !root.startsWith('http:')) throw unsafe();
	try {
		apiRoot(entered);
		return new URL(entered);
	} catch {
		throw unsafe();
	}
}

function unsafe(): ProblemError {
	return problem(
		'The recording has no address on the web that could be fetched safely.',
		'Look at the Raw output for what the provider gives as its address.',
	);
}

function problem(error: string, message: string, httpStatus: number | null = null): ProblemError {
	return new ProblemError({ error, message, details: { code: 'refused', httpStatus, done: 'no', callPlaced: 'no', retryable: true } });
}
