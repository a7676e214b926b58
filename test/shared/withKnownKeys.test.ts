import { withKnownKeys } from '../../nodes/shared/core/once/withKnownKeys';
import { keyOf } from '../../nodes/shared/core/once/ledger';
import type { PreparedItem, UnsendableItem } from '../../nodes/shared/core/running/preparedItem';

/** Rows as a try reads them, by what they intend; "-" is unreadable, "(a)" a dry run. */
const rows = (text: string) =>
	text.split(' ').map((word, itemIndex): PreparedItem | UnsendableItem => {
		if (word === '-') return { itemIndex, problem: {} as UnsendableItem['problem'] };
		const intent = word.replace(/[()]/g, '');
		return { itemIndex, intent, key: keyOf({ intent, itemIndex }), dryRun: word.startsWith('(') } as PreparedItem;
	});

test.each([
	{ what: 'nothing is known', known: [], now: 'a b', keys: ['a:0', 'b:1'] },
	{ what: 'nothing has changed', known: ['a:0', 'b:1'], now: 'a b', keys: ['a:0', 'b:1'] },
	{ what: 'the list was turned', known: ['a:0', 'b:1'], now: 'b a', keys: ['b:1', 'a:0'] },
	{ what: 'a row was corrected and another took its place', known: ['a:0'], now: 'b a', keys: ['b:0', 'a:0'] },
	{ what: 'a row of the same target has become readable', known: ['a:1'], now: 'a a', keys: ['a:0', 'a:1'] },
	{ what: 'one of two was confirmed', known: ['a:1'], now: 'a a b', keys: ['a:0', 'a:1', 'b:2'] },
	{ what: 'both were confirmed, and a third has come', known: ['a:0', 'a:1'], now: 'b a a a', keys: ['b:0', 'a:1', 'a:0', 'a:3'] },
	{ what: 'a dry run takes no key away', known: ['a:0'], now: '(a) a', keys: ['a:0', 'a:0'] },
	{ what: 'a row cannot be read any more', known: ['a:0', 'b:1'], now: '- a', keys: [undefined, 'a:0'] },
])('$what', ({ known, now, keys }) => {
	const result = withKnownKeys(rows(now), known);
	expect(result.map((item) => ('problem' in item ? undefined : item.key))).toEqual(keys);
});
