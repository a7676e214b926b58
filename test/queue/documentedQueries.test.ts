import { z } from 'zod';

import { readExamples } from '../../host/examples';
import { type RunningPostgres, startPostgres } from '../../host/queue/startPostgres';
import { DOCUMENTED_QUERIES as QUERIES, DOCUMENTED_TABLES as TABLES } from '../documentedQueries';

const SETTINGS = ['byCountry', 3, 2] as const;
const [PAST, FUTURE, NOW] = ['2026-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'];
const LIMIT = 20;

type Value = string | number | boolean | null;
type Row = Record<string, unknown>;

let postgres: RunningPostgres;

/** As n8n's Postgres node writes the value into the query. */
const literal = (value: Value): string => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value));

/** Runs the query of a node; gives the rows that it returns, with a number for each `id`. */
async function run(node: string, ...values: Value[]): Promise<Row[]> {
	const query = QUERIES.get(node);
	if (query === undefined) throw new Error(`The page has no query for ${node}`);
	const written = query.replace(/\$(\d+)/g, (_, place: string) => {
		const value = values[Number(place) - 1];
		if (value === undefined) throw new Error(`${node} has no value $${place}`);
		return literal(value);
	});
	const returns = /^select|returning \*$/.test(written);
	const answer = await postgres.ask(returns ? `with answer as (${written}) select coalesce(json_agg(answer), '[]') from answer` : written);
	return returns ? z.array(z.record(z.unknown())).parse(JSON.parse(answer)) : [];
}

const people = async () => await run('All people', 'spring');
const add = async (name: string, phone: string, readable = true, doNotCall = false) => await run('Add to the table', name, phone, '', doNotCall, '2026-02-03', 'spring', readable);
const decide = async (id: number, status: string, nextCallAt: string | null, [oldStatus, oldAttempts]: [string, number] = ['fix', 0]) =>
	await run('Write decisions', id, oldStatus, oldAttempts, 'spring', '+12125550105', 'US', 'America/New_York', 'number', status, 'call', null, null, 0, null, null, null, null, nextCallAt, null);
const writeBack = (status: string, callId: string): Value[] => [status, 'wait', null, null, 1, '2026-12-02T20:00:00.000Z pending 0s call_1', null, callId, PAST, null, 0];

beforeAll(async () => {
	postgres = await startPostgres();
	await postgres.ask(TABLES);
	await postgres.ask(`insert into campaign_settings (campaign, paused, "callingHours", "maxAttempts", "maxPerDay") values ('spring', false, ${SETTINGS.map(literal).join(', ')})`);
});
afterAll(async () => await postgres.stop());

describe('The queries of docs/campaign-table.md, in PostgreSQL', () => {
	it('are there for every node of the example that reads or writes a table', () => {
		const nodes = (readExamples().get('campaign-table.json')?.nodes ?? []).filter(({ type, parameters }) => type.endsWith('.dataTable') && !('resource' in Object(parameters) && Object(parameters).resource === 'table'));
		expect(nodes.length).toBeGreaterThanOrEqual(QUERIES.size);
		const without = /^A sample|^Not (in the table yet|corrected since)$|^Settings so far$|^First settings$/;
		expect(nodes.map(({ name }) => name).filter((name) => !QUERIES.has(name) && !without.test(name))).toEqual([]);
	});

	it('add a person once, and of those without a number each name once', async () => {
		for (let time = 0; time < 2; time++) {
			await add("Ana O'Neill", '+1 212 555 0105');
			await add('Ben', '', false);
			await add('Cleo', '', false);
		}
		expect((await people()).map(({ name, status, attempts, doNotCall }) => [name, status, attempts, doNotCall])).toEqual(["Ana O'Neill", 'Ben', 'Cleo'].map((name) => [name, 'fix', 0, false]));
		expect(await run('In the table already', 'spring', '+1 212 555 0105')).toMatchObject([{ id: 1 }]);
		await run('Take it over', 1, 'fix', 'Ana', 'America/Chicago', '2026-02-03');
		expect(await run('Whole table', 'spring')).toMatchObject([{ name: 'Ana', timezone: 'America/Chicago' }, { name: 'Ben' }, { name: 'Cleo' }]);
	});

	it('add nobody once more whose number was corrected, but who has opted out in the list', async () => {
		await add('Dan', '212 555', false);
		await postgres.ask(`update campaign_people set phone = '+12125550106' where name = 'Dan'`);
		const dans = async () => (await people()).filter(({ name }) => name === 'Dan').map(({ phone, doNotCall }) => [phone, doNotCall]);
		await add('Dan', '212 555', false);
		expect(await dans()).toEqual([['+12125550106', false]]);
		for (let time = 0; time < 2; time++) await add('Dan', '212 555', false, true);
		expect(await dans()).toEqual([['+12125550106', false], ['212 555', true]]);
		await postgres.ask(`delete from campaign_people where name = 'Dan'`);
	});

	it('write a decision only over the row that was judged', async () => {
		await decide(1, 'due', PAST);
		expect((await people())[0]).toMatchObject({ status: 'due', to: '+12125550105' });
		await decide(1, 'skipped', null, ['fix', 0]);
		await decide(1, 'skipped', null, ['due', 1]);
		expect((await people())[0]).toMatchObject({ status: 'due' });
	});

	it('claim a row once, if it is due', async () => {
		await decide(2, 'due', FUTURE);
		await decide(3, 'due', null);
		expect((await run('Due', 'spring', NOW)).map(({ id }) => id)).toEqual([1]);
		await run('Due by hand', 'spring', PAST);
		expect((await run('Due', 'spring', NOW)).map(({ id }) => id).sort()).toEqual([1, 3]);
		const claim = async (id: number) => await run('Claim', id, NOW, '+12125550105', 'US', 'America/New_York', 'number');
		const claims = await Promise.all(Array.from({ length: 5 }, async () => await claim(1)));
		expect(claims.flat()).toMatchObject([{ id: 1, status: 'claimed' }]);
		expect(await claim(2)).toEqual([]);
		await run('Put off', 3, NOW, 'due', 'later', 'outsideHours', 'It is night.', FUTURE);
		await run('Put off', 1, NOW, 'skipped', 'skip', 'doNotCall', '', null);
		expect((await people()).map(({ id, status }) => [id, status])).toEqual([[1, 'claimed'], [2, 'due'], [3, 'due']]);
	});

	it('write back, read again what still calls, those first that were not looked at for longest, and hold what has no end', async () => {
		expect(await run('Write back', 1, ...writeBack('calling', 'call_1'))).toMatchObject([{ attempts: 1, lastCallId: 'call_1' }]);
		await run('Write back', 2, ...writeBack('calling', 'call_2'));
		await run('Write its end', 1, ...writeBack('calling', 'call_1'));
		expect((await run('Still calling')).map(({ id }) => id)).toEqual([2, 1]);
		expect((await run('Called last', 'spring')).map(({ id }) => id).sort()).toEqual([1, 2]);
		expect(await run('Write its end', 3, ...writeBack('done', 'call_3'))).toEqual([]);
		expect((await run('Calls without an end')).map(({ id, status }) => [id, status]).sort()).toEqual([[1, 'held'], [2, 'held']]);
		expect(await run('Lost claims')).toEqual([]);
		await postgres.ask(`update campaign_people set status = 'claimed', "updatedAt" = now() - interval '61 minutes' where id = 3`);
		expect(await run('Lost claims')).toMatchObject([{ id: 3, status: 'held', reason: 'claimLost' }]);
	});

	it('keep numbers not to call, the log and the moment of the end', async () => {
		for (let time = 0; time < 2; time++) await run('Never call again', '+12125550105');
		expect(await run('Do not call')).toEqual([{ phone: '+12125550105' }]);
		await run('Write log', NOW, 1, 'spring', '+12125550105', 'done', 'done', 'finalOutcome', 'Said "no".', 'Mon 10:00', 'America/New_York', 'number', 1, 'answered', 'call_1', 61.5, null, '2026-02-03', 'finalOutcome', null);
		expect(await postgres.ask('select count(*) from campaign_log')).toBe('1');
		const note = async (finishedAt: string | null) => (await run('Note it', 'spring', finishedAt)).length;
		expect([await note(NOW), await note(NOW), await note(null), await note(null)]).toEqual([1, 0, 1, 0]);
		expect(await run('Read settings')).toMatchObject([{ campaign: 'spring', paused: false, maxAttempts: 3, finishedAt: null }]);
	});

	it('tell when nobody has the name of the campaign', async () => {
		expect([await run('Nobody has this name', 'spring'), await run('Nobody has this name', 'mine')]).toEqual([[], [{ nobody: 1 }]]);
		expect(await run('Anybody else')).toMatchObject([{ campaign: 'spring' }]);
	});

	it('take at most twenty rows in a turn', async () => {
		for (let index = 0; index <= LIMIT; index++) await add(`Person ${index}`, `+1 212 555 02${String(index).padStart(2, '0')}`);
		await postgres.ask(`update campaign_people set status = 'due', "nextCallAt" = '${PAST}'`);
		expect(await run('Due', 'spring', NOW)).toHaveLength(LIMIT);
	});
});
