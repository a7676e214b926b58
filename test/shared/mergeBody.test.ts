import fc from '../fastCheck';
import type { IDataObject } from 'n8n-workflow';
import { mergeBody } from '../../nodes/shared/core/input/mergeBody';

test.each<{ what: string; body: IDataObject; additions: IDataObject; merged: IDataObject }>([
	{ what: 'a new member', body: { a: 1 }, additions: { b: 2 }, merged: { a: 1, b: 2 } },
	{ what: 'a member that is there', body: { a: 1 }, additions: { a: 2 }, merged: { a: 2 } },
	{ what: 'objects, member by member', body: { a: { b: 1, c: { d: 1 } } }, additions: { a: { c: { e: 2 } } }, merged: { a: { b: 1, c: { d: 1, e: 2 } } } },
	{ what: 'lists, as a whole', body: { a: [1, 2] }, additions: { a: [3] }, merged: { a: [3] } },
	{ what: 'an object over a list', body: { a: [1] }, additions: { a: { b: 1 } }, merged: { a: { b: 1 } } },
	{ what: 'a text over an object', body: { a: { b: 1 } }, additions: { a: 'text' }, merged: { a: 'text' } },
	{ what: 'null, which takes a member out for providers that read it so', body: { a: 1 }, additions: { a: null }, merged: { a: null } },
	{ what: 'nothing', body: { a: 1 }, additions: {}, merged: { a: 1 } },
])('merges $what', ({ body, additions, merged }) => {
	const before = structuredClone({ body, additions });
	expect(mergeBody(body, additions)).toEqual(merged);
	expect({ body, additions }).toEqual(before);
});

test('names that mean something to JavaScript are members like any other', () => {
	const additions = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"a":1},"toString":1}') as IDataObject;
	const merged = mergeBody({ constructor: { b: 2 } }, additions);
	expect(JSON.parse(JSON.stringify(merged))).toEqual(
		JSON.parse('{"__proto__":{"polluted":true},"constructor":{"b":2,"a":1},"toString":1}'),
	);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
});

test('whatever is added is found again, and what is not named stays', () => {
	const objects = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<IDataObject>;
	fc.assert(
		fc.property(objects, objects, (body, additions) => {
			const merged = mergeBody(body, additions);
			expect(Object.keys(merged).toSorted()).toEqual([...new Set([...Object.keys(body), ...Object.keys(additions)])].toSorted());
			expect(mergeBody(merged, additions)).toEqual(merged);
			const untouched = Object.entries(body).filter(([name]) => !Object.hasOwn(additions, name));
			expect(Object.entries(merged)).toEqual(expect.arrayContaining(untouched));
		}),
	);
});
