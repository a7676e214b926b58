import { z } from 'zod';
import { firstNumber, isFull, requestAt, type Pages } from '../../nodes/shared/core/lists/pages';
import type { RequestSpec } from '../../nodes/shared/core/request';
import { apiPath } from '../../nodes/shared/core/sending/apiPath';

const pages = (more: Partial<Pages>): Pages => ({ member: 'page', entries: () => [], record: z.unknown(), next: () => undefined, ...more });

const path = apiPath('/list');

/** Where a request says which page is wanted. */
const PLACES: Array<[string, Partial<Pages>, RequestSpec, RequestSpec]> = [
	['the query', {}, { method: 'GET', path, query: { page: 1, size: 5, q: 'a' } }, { method: 'GET', path, query: { page: 2, size: 5, q: 'a' } }],
	['the body', {}, { method: 'POST', path, body: { page: 1, size: 5, q: 'a' } }, { method: 'POST', path, body: { page: 2, size: 5, q: 'a' } }],
	[
		'a member of the body',
		{ within: 'pagination' },
		{ method: 'POST', path, body: { q: 'a', pagination: { page: 1, size: 5 } } },
		{ method: 'POST', path, body: { q: 'a', pagination: { page: 2, size: 5 } } },
	],
	[
		'a member of the query',
		{ within: 'pagination' },
		{ method: 'GET', path, query: { pagination: { page: 1, size: 5 } } },
		{ method: 'GET', path, query: { pagination: { page: 2, size: 5 } } },
	],
];

test.each(PLACES)('the page is told in %s', (_place, more, first, second) => {
	expect(requestAt(first, pages(more), undefined)).toBe(first);
	expect(requestAt(first, pages(more), { at: 2, digest: '' })).toEqual(second);
	expect(firstNumber(first, pages(more))).toBe(1);
	expect(isFull({ first, at: 1, data: {}, count: 5 }, 'size', more.within)).toBe(true);
	expect(isFull({ first, at: 1, data: {}, count: 4 }, 'size', more.within)).toBe(false);
});
