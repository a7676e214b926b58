import type { Finding } from './finding';
import type { Paging } from './plan';

/** Asks for one page: the records of it, or undefined if it was refused. */
export type AskPage = (query: Record<string, number>) => Promise<unknown[] | undefined>;

type Observed = Pick<Finding, 'verdict' | 'text'>;

/** Finds out how a list pages by asking for pages of one record. */
export async function observePaging({ size, at, counts, first }: Paging, ask: AskPage): Promise<Observed> {
	const page = async (number: number) => await ask({ [size]: 1, [at]: number });
	const pages = [await page(0), await page(1), await page(2)];
	const [zero, one, two] = pages;
	if (pages.every((records) => records === undefined)) return { verdict: 'not seen', text: 'No page was answered.' };
	if (pages.some((records) => (records?.length ?? 0) > 1)) return { verdict: 'differs', text: `"${size}" is not honored: 1 was asked for, more came.` };
	if (pages.every((records) => (records?.length ?? 0) === 0)) return { verdict: 'not seen', text: 'The list is empty.' };

	const zeroIsOne = zero === undefined || isSame(zero, one);
	if (counts === 'records') {
		if (zero === undefined) return { verdict: 'differs', text: `"${at}" of 0 is refused.` };
		return zeroIsOne
			? { verdict: 'differs', text: `"${at}" does not move on: 0 and 1 give the same record.` }
			: { verdict: 'confirmed', text: `"${size}" limits a page, and "${at}" counts records.` };
	}
	const isEmpty = (records: unknown[] | undefined) => (records ?? []).length === 0;
	if (zeroIsOne && !isEmpty(one) && isSame(one, two)) return { verdict: 'differs', text: `"${at}" does not move on: all pages are the same.` };
	if (zeroIsOne || isEmpty(zero)) {
		return first === 0
			? { verdict: 'differs', text: `Pages count from 1, described is 0.` }
			: { verdict: 'confirmed', text: `"${size}" limits a page, and pages count from 1${zero === undefined ? '; page 0 is refused' : ''}.` };
	}
	return first === 1
		? { verdict: 'differs', text: 'Pages count from 0, described is 1.' }
		: { verdict: 'confirmed', text: `"${size}" limits a page, and pages count from 0.` };
}

function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
