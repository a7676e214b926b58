import type { IExecuteFunctions } from 'n8n-workflow';
import { memoryDeduplicator } from '../../../bench/memoryDeduplicator';
import { claimQueue, notesOfClaim } from '../../../nodes/shared/calls/rules/memory/campaignMemory';
import { ClaimsAhead, type ItemClaim } from '../../../nodes/shared/calls/rules/memory/claimsAhead';

/** One workflow's store; counts how often notes are removed, each time by a new row. */
function workflowStore() {
	const rows = memoryDeduplicator();
	const node = { node: {}, workflow: { id: 'w' } } as never;
	const removals: number[] = [];
	const helpers: Partial<IExecuteFunctions['helpers']> = {
		checkProcessedAndRecord: async (notes, scope, options) => await rows.checkProcessedAndRecord(notes, scope, node, options),
		removeProcessed: async (notes, scope, options) => {
			removals.push(notes.length);
			await rows.removeProcessed(notes, scope, node, options);
		},
		getProcessedDataCount: async (scope, options) => await rows.getProcessedDataCount(scope, node, options),
	};
	return { context: { helpers } as unknown as IExecuteFunctions, removals };
}

test('what is noted of 1,000 people whose calls are placed by one request is removed with a few writings of the row, not with one for every fifty', async () => {
	const { context, removals } = workflowStore();
	const claims = Array.from({ length: 1000 }, (_, itemIndex): ItemClaim => ({ campaign: 'spring', attempt: 1, target: `+4930${itemIndex}`, itemIndex, also: [] }));
	const ahead = new ClaimsAhead(context);
	ahead.expect(claims);
	ahead.claim(claims.map(({ itemIndex }) => itemIndex));
	for (const claim of claims) expect(await ahead.knownAs(claim)).toBeUndefined();
	for (const claim of claims) ahead.begun(claim);
	for (const claim of claims) ahead.placed(claim);
	expect(await ahead.finish()).toBeUndefined();
	expect(removals.length).toBeLessThan(6);

	const known = await claimQueue(context).write(claims.flatMap(notesOfClaim)).safe;
	expect(known).toEqual(new Set(claims.map((claim) => notesOfClaim(claim)[0])));
});
