import { fillIn, readForm } from '../../build/formFields';
import { OPERATIONS } from '../../build/operations';
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

test.each(rows.filter(({ value }) => /^delete/.test(value)))('$title says so in its output, as n8n asks of what deletes', ({ operation, ...listed }) => {
	const params = readForm(operation.properties, fillIn(completed({ operation, ...listed }))) as never;
	const outputs = operation.emit?.({}, params) ?? [operation.simplify?.({}, params, undefined)];
	expect(outputs).toEqual([expect.objectContaining({ deleted: true })]);
});
