import type { INodeProperties } from 'n8n-workflow';
import { resourceFields } from '../../nodes/shared/core/resource';

const field = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(field);

const named = (properties: INodeProperties[]) => properties.map(({ name }) => name).join('');

test.each<[string, INodeProperties[][], number]>([
	['the same fields', [[a, b], [a, b]], 2],
	['one that others have at the end', [[a, e], [b, e], [c, d, e]], 5],
	['fields between', [[a, c, e], [a, b, c, d, e], [b, e]], 5],
	['fields in another order', [[a, b, c], [c, b, a]], 5],
	['a field of the same name that is another', [[a, e], [field('a'), e]], 3],
	['no fields', [[], [a], []], 1],
])('%s: each operation shows its own fields in their order, and what they share is there once', (_name, forms, count) => {
	const operations = Object.fromEntries(
		forms.map((properties, index) => [`o${index}`, { option: { name: `O${index}`, value: `o${index}`, description: '', action: '' }, properties }]),
	);
	const fields = resourceFields([{ name: 'Thing', value: 'thing', default: 'o0', operations }]).slice(2);
	const shownFor = (operation: string) => fields.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
	expect(forms.map((_form, index) => named(shownFor(`o${index}`)))).toEqual(forms.map(named));
	expect(fields.every(({ displayOptions }) => displayOptions?.show?.resource?.join() === 'thing')).toBe(true);
	expect(fields).toHaveLength(count);
});
