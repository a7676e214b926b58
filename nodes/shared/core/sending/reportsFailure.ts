import { isObject } from '../input/isObject';
import type { Provider } from '../provider';

/** Something was created, whatever else the answer says. IDs of requests and traces are not included. */
const IDS = ['id', '_id', 'uuid', 'call_id', 'callId', 'batch_call_id'];
const NO = /^(false|no|0)$/i;
const GOOD = /^(success|ok)$/i;
const FAILED = /^(error|fail|failed|failure|rejected|refused|declined|denied|invalid)$/i;
const STATUS_CODES = ['status', 'statusCode', 'status_code', 'code'];

/** Whether a 2xx answer says that it failed; 'unclear' if it also names a record: then a phone may ring. Without zod, which is slow on misfits. */
export function reportsFailure(provider: Pick<Provider, 'isFailure'>, body: unknown): 'yes' | 'no' | 'unclear' {
	const response = membersOf(body);
	const isRecord = [response, membersOf(response.data), membersOf(response.call)].some((part) => IDS.some((name) => isId(part[name])));
	const isRefusal = [response, membersOf(response.data), membersOf(response.result)].some(({ success, ok }) => isNo(success) || isNo(ok));
	if (isRefusal || provider.isFailure?.(body)) return isRecord ? 'unclear' : 'yes';
	if (isRecord || response.success === true || matches(response.status, GOOD)) return 'no';
	const hasFailed = matches(response.status, FAILED) || matches(response.result, FAILED) || STATUS_CODES.some((name) => isFailureCode(response[name]));
	return hasFailed || isFilled(response.error) || isFilled(response.errors) ? 'yes' : 'no';
}

function membersOf(value: unknown): Record<string, unknown> {
	return isObject(value) ? value : {};
}

function isId(value: unknown): boolean {
	return typeof value === 'string' ? value !== '' : Number.isFinite(value);
}

function isNo(value: unknown): boolean {
	return value === false || value === 0 || matches(value, NO);
}

function matches(value: unknown, words: RegExp): boolean {
	return typeof value === 'string' && words.test(value);
}

/** HTTP's numbers: a provider's own numbers may mean anything. */
function isFailureCode(value: unknown): boolean {
	const code = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0;
	return code >= 400 && code <= 599;
}

function isFilled(value: unknown): boolean {
	if (typeof value === 'string') return value !== '';
	return value === true || (typeof value === 'object' && value !== null && Object.keys(value).length > 0);
}
