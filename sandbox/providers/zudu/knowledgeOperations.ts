import { z } from 'zod';
import type { RecordSource } from '../../describedRecord';
import { newId } from '../../newId';
import { ResourceTable } from '../../resourceTable';
import type { Operation } from '../../simulation';
import { tableOperations } from '../../tableOperations';
import { ORGANIZATION_ID } from './organization';
import { ZUDU_TABLE } from './zuduTable';

const KNOWLEDGE_BASE_COUNT = 3;
const SEEDED_AT = '2026-01-01T00:00:00.000Z';

/** Made in the portal: there is no operation for that. */
const SEEDS = Array.from({ length: KNOWLEDGE_BASE_COUNT }, (_, index) => ({
	knowledge_base_id: `kb_sandbox_${index + 1}`,
	organization_id: ORGANIZATION_ID,
	knowledge_base_name: `Sandbox knowledge ${index + 1}`,
	status: 'ACTIVE',
	enable_auto_refresh: false,
	last_refreshed_timestamp: Date.parse(SEEDED_AT),
	created_at: SEEDED_AT,
	updated_at: SEEDED_AT,
	knowledge_base_sources: [
		{ source_id: `source_${index + 1}_1`, source_type: 'TEXT', title: 'Opening hours', content_preview: 'We are open from 9 to 5.', created_at: SEEDED_AT },
		{ source_id: `source_${index + 1}_2`, source_type: 'URL', title: 'Website', url: 'https://example.com/', created_at: SEEDED_AT },
	],
}));

/** https://docs.zudu.ai/api-reference/knowledge-bases/get-knowledge-base */
export function knowledgeOperations(description: RecordSource): Record<string, Operation> {
	const table = new ResourceTable({
		noun: 'Knowledge base',
		id: 'knowledge_base_id',
		newId: () => newId('kb'),
		row: z.object({ knowledge_base_id: z.string() }).passthrough(),
		described: description.record('KnowledgeBase'),
		seeds: SEEDS,
	});
	return tableOperations({ table, dialect: ZUDU_TABLE, operations: { get: 'getKnowledgeBase' } });
}
