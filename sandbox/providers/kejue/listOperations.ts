import { type Operation, quiet } from '../../simulation';
import { pageOf, pageQuery } from './page';
import { TOOLS } from './seeds';

/** https://docs.kejue.co/api-reference/tools/. */
export function listOperations(): Record<string, Operation> {
	return {
		listTools: quiet(({ query }) => ({ status: 200, body: { tools: pageOf(TOOLS, pageQuery.parse(query)), total: TOOLS.length } })),
	};
}
