import type { IExecuteFunctions } from 'n8n-workflow';
import { enterNotes } from '../../nodes/shared/placing/noteStore';

/** Longer than two looks are apart. */
const QUIET_MS = 1000;

test('notes that never stay are given up after ten seconds, and the store is left alone from then on', async () => {
	let asked = 0;
	const forgetful = {
		helpers: {
			checkProcessedAndRecord: async (notes: string[]) => {
				asked++;
				return { new: notes, processed: [] };
			},
		},
	} as unknown as IExecuteFunctions;
	await expect(enterNotes(forgetful, ['a'])).rejects.toThrow(/do not stay there|no answer within 10 s/);
	const askedByThen = asked;
	await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
	expect(asked - askedByThen).toBeLessThanOrEqual(1);
	expect(askedByThen).toBeGreaterThan(10);
});
