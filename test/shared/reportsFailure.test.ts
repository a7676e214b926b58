import { elemente } from '../../nodes/Elemente/provider';
import { kejue } from '../../nodes/Kejue/provider';
import { levers } from '../../nodes/Levers/provider';
import { reportsFailure } from '../../nodes/shared/core/sending/reportsFailure';
import { zudu } from '../../nodes/Zudu/provider';

const PROVIDERS = { kejue, zudu, elemente, levers };

describe.each(Object.entries(PROVIDERS))('%s: a good status', (_name, provider) => {
	test.each<[unknown]>(
		[
			{ success: false, message: 'No credit' },
			{ success: false },
			{ ok: false, error: 'No credit' },
			{ error: 'No credit' },
			{ error: 'No credit', requestId: 'r-1', trace_id: 't' },
			{ error: { message: 'No credit' } },
			{ error: true },
			{ errors: [{ message: 'No credit' }] },
			{ status: 'error', message: 'No credit' },
			{ status: 'ERROR', data: null },
			{ status: 'failed', reason: 'No credit' },
			{ status: 402, title: 'No credit' },
			{ statusCode: 402, message: 'No credit' },
			{ status_code: 402, note: 'No credit' },
			{ status: '402', message: 'No credit' },
			{ code: 402, message: 'No credit' },
			{ status: 'rejected', message: 'No credit' },
			{ status: 'Declined', message: 'No credit' },
			{ result: 'error', message: 'No credit' },
			{ success: 'false', message: 'No credit' },
			{ success: 0, message: 'No credit' },
			{ ok: 'False' },
			{ data: { success: false, message: 'No credit' } },
			{ result: { ok: false } },
		].map((body) => [body]),
	)('%j says that it failed', (body) => {
		expect(reportsFailure(provider, body)).toBe('yes');
	});

	test.each<[unknown]>(
		[
			{ id: 'call_1', error: 'the line dropped' },
			{ id: 7, status: 'failed' },
			{ call_id: 'c', status: 'failed', errors: ['x'] },
			{ error: null },
			{ error: '' },
			{ error: false, message: 'queued' },
			{ errors: [], message: 'queued' },
			{ error: {}, status: 'queued' },
			{ message: 'queued' },
			{ status: 'queued' },
			{ status: 200 },
			{ status: '200', message: 'queued' },
			{ code: 0, message: 'queued' },
			{ code: 1001, message: 'queued' },
			{ code: '', status: 'queued' },
			{ success: 'true', message: 'queued' },
			{ success: 1 },
			{ data: { message: 'queued' } },
			{ id: 'call_1', status: 'rejected' },
			{ id: 'call_1', code: 486 },
			{},
			[],
			[{ error: 'x' }],
			'error',
			'',
			null,
			undefined,
		].map((body) => [body]),
	)('%j does not', (body) => {
		expect(reportsFailure(provider, body)).toBe('no');
	});

	test.each([{ success: false, id: 'call_1' }, { success: false, data: { call_id: 'c' } }, { ok: false, call: { id: 1 } }, { success: 'false', uuid: 'u' }, { data: { success: false, id: 1 } }])(
		'%j names a record all the same: nobody can know',
		(body) => {
			expect(reportsFailure(provider, body)).toBe('unclear');
		},
	);
});

// Kejue's own form is stricter: nothing but an error has such a member there.
test.each([
	{ uuid: 'u', error: 'no answer' },
	{ data: { call_id: 'c' }, error: 'the line dropped' },
	{ success: true, error: 'none' },
	{ status: 'success', error: 'none', data: [] },
])('%j does not in a provider without a form of its own', (body) => {
	expect(reportsFailure({}, body)).toBe('no');
});
