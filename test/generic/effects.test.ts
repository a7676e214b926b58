import { fillIn, readForm } from '../../build/formFields';
import { OPERATIONS } from '../../build/operations';
import { isOnce } from '../../nodes/shared/core/effect';
import { WRITES_NOTHING } from './exceptions';
import { completed, ownFields, requestWith } from './requestsOf';

const rows = OPERATIONS.map((operation) => ({ ...operation, method: requestWith(operation, completed(operation, ownFields(operation))).method }));

test('every operation that does not read has an effect, or a reason why it has none', () => {
	const silent = rows.filter(({ method, operation: { effect } }) => method !== 'GET' && !effect);
	expect(silent.map(({ title }) => title).toSorted()).toEqual(Object.keys(WRITES_NOTHING).toSorted());
});

test('no operation that reads has an effect', () => {
	expect(rows.filter(({ method, operation: { effect } }) => method === 'GET' && effect).map(({ title }) => title)).toEqual([]);
});

// The step before returns an item for each person, and all of them name the same batch or campaign.
test.each(rows.filter(({ operation: { effect, recipient } }) => effect?.rings && !recipient))(
	'$title is sent once for all items that ask for the same, and a loop does not start it again',
	({ operation: { batch } }) => expect(batch).toMatchObject({ max: Infinity, shared: true, startsOnce: expect.any(Function) }),
);

// Calls are seen where the provider shows calls.
const ONCE_AND_NO_CALL = rows.filter(({ resource, operation: { effect } }) => isOnce(effect) && !/call/i.test(resource));

test.each(ONCE_AND_NO_CALL)('$title says where to look before it is sent again', ({ provider, operation: { effect } }) => {
	expect(effect?.where).toMatch(new RegExp(`^the .+ in (the )?${provider.name}( dashboard| portal)?$`));
});

test.each(rows.filter(({ value }) => /^delete/.test(value)))('$title says so in its output, as n8n asks of what deletes', ({ operation, ...listed }) => {
	const params = readForm(operation.properties, fillIn(completed({ operation, ...listed }))) as never;
	const outputs = operation.emit?.({}, params) ?? [operation.simplify?.({}, params, undefined)];
	expect(outputs).toEqual([expect.objectContaining({ deleted: true })]);
});
