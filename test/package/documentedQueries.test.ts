import { CAMPAIGN_TABLE_FILE, readExamples } from '../../host/examples';
import { DOCUMENTED_QUERIES } from '../documentedQueries';

interface Condition {
	keyName: string;
	keyValue?: unknown;
}

/** Stands in the place of three nodes, as the page says. */
const OF_SEVERAL_NODES = ['Add to the table'];
const nodes = new Map((readExamples().get(CAMPAIGN_TABLE_FILE)?.nodes ?? []).map(({ name, parameters }) => [name, Object(parameters) as Record<string, unknown>]));
const changing = [...DOCUMENTED_QUERIES].filter(([name, query]) => /\$\d/.test(query) && !OF_SEVERAL_NODES.includes(name));

const isExpression = (value: unknown) => String(value).startsWith('=');

/** The columns of which the node's expressions are, in the order of its conditions and columns. */
function columnsOfNode(name: string, query: string): string[] {
	const { filters, columns } = nodes.get(name) ?? {};
	const conditions = (Object(filters).conditions ?? []) as Condition[];
	const values = Object.entries((Object(columns).value ?? {}) as Record<string, unknown>);
	const asked = query.startsWith('insert') ? [] : conditions.filter(({ keyValue }) => isExpression(keyValue)).map(({ keyName }) => keyName);
	return [...asked, ...values.filter(([, value]) => isExpression(value)).map(([column]) => column)];
}

/** The columns to which a query gives $1, $2 and so on, or with which it compares them. */
function columnsOfQuery(query: string): string[] {
	const inserted = /^insert into \w+ \((?<columns>[^)]*)\) values/.exec(query)?.groups?.columns;
	if (inserted !== undefined) return inserted.split(', ').map((column) => column.replaceAll('"', ''));
	const places = [...query.matchAll(/"?(\w+)"? (?:=|<=|is not distinct from) \$(\d+)/g)];
	return places.sort(([, , one], [, , other]) => Number(one) - Number(other)).map(([, column]) => column);
}

test.each(changing)('the values of the query of %s are those of the node, in its order', (name, query) => {
	expect(columnsOfQuery(query)).toEqual(columnsOfNode(name, query));
});

test.each([...DOCUMENTED_QUERIES.keys()])('%s is a node of the example', (name) => {
	expect(nodes.has(name)).toBe(true);
});
