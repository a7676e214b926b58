import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '../host/projectFolder';

const PAGE = readFileSync(join(projectFolder, 'docs/campaign-table.md'), 'utf8');
const QUERY = /^\| (?<nodes>[^|]+) \| `(?<query>(?:select|insert|update) [^`]+)` \|$/gm;

/** What docs/campaign-table.md writes to create the tables in PostgreSQL. */
export const DOCUMENTED_TABLES = /```sql\n(?<sql>[\s\S]*?)```/.exec(PAGE)?.groups?.sql ?? '';

/** The queries of docs/campaign-table.md, by the name of the node in whose place they stand. */
export const DOCUMENTED_QUERIES = new Map(
	[...PAGE.matchAll(QUERY)].flatMap(({ groups: { nodes = '', query = '' } = {} }) => nodes.split(', ').map((node) => [node, query] as const)),
);
