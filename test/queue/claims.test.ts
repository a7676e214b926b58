import { claimAtOnce } from '../e2e/claims';
import { connect } from '../e2e/connection';

it('a claim of rows in PostgreSQL has one winner for each, however many workers make it at once', async () => {
	const { rows, won } = await claimAtOnce(await connect(), 10);
	expect(won.flat().sort()).toEqual([...rows].sort());
});
