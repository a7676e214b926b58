import type { Workflow } from '../../host/n8nClient';
import { until } from '../../host/until';
import { atAnyHour, storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

const REGISTERED_WITHIN_MS = 60_000;
const PERSON = { form: 'Add a person', path: 'form-person' };
const LIST = { form: 'Upload a CSV', path: 'form-csv' };

const CSV = `name,phone,timezone,consentAt,doNotCall
"Ada Moreno, manager",+1 202 555 0101,,2026-02-01,
Ben Okafor,+1 (312) 555-0102,America/Chicago,yes,no
Clara Li,+44 7700 900103,,,
Dina Haddad,+12025550104,,,yes
Emil Novak,2.02556E+09,,,
"Ada, again",+12025550101,,,
Finn Weber,(415) 555-0106,,,
`;
const BOM = '\uFEFF';

let connection: Connection;
let stored: Workflow;

beforeAll(async () => {
	connection = await connect();
	// Published workflows cannot share an address.
	const withAddresses = (workflow: string) =>
		[PERSON, LIST].reduce((text, { form, path }) => text.replace(new RegExp(`("name":"${form}",.*?"webhookId":")[^"]*`), `$1${path}`), atAnyHour(workflow));
	stored = await storeCampaign(connection.client, { name: 'forms', change: withAddresses });
	await connection.client.activate(stored);
	await until('the forms are registered', REGISTERED_WITHIN_MS, async () => (await fetch(`${connection.webhookUrl}/form/${LIST.path}`)).ok);
});
afterAll(async () => await connection.client.deactivate(stored.id));

/** Submits a form; the answer comes when the workflow has ended. */
async function submit({ path }: typeof LIST, fields: Array<string | Blob>): Promise<Response> {
	const body = new FormData();
	fields.forEach((value, index) => body.append(`field-${index}`, value));
	return await fetch(`${connection.webhookUrl}/form/${path}`, { method: 'POST', body });
}
const upload = async (text: string | Buffer) => await submit(LIST, [new File([text], 'people.csv', { type: 'text/csv' })]);
const rows = async () => await connection.client.rows('forms_people');
const byName = async () => Object.fromEntries((await rows()).map(({ name, to, status, reason }) => [name, [to, status, reason]]));
/** The rows that a step adds. */
async function added(step: () => Promise<unknown>): Promise<Array<Record<string, unknown>>> {
	const before = (await rows()).length;
	await step();
	return (await rows()).slice(before);
}

const FIRST = {
	'Ada Moreno, manager': ['+12025550101', 'due', null],
	'Ben Okafor': ['+13125550102', 'due', null],
	'Clara Li': ['+447700900103', 'due', null],
	'Dina Haddad': ['+12025550104', 'skipped', 'doNotCall'],
	'Emil Novak': [null, 'fix', 'invalidNumber'],
	'Ada, again': ['+12025550101', 'skipped', 'duplicate'],
	'Finn Weber': [null, 'fix', 'invalidNumber'],
};

describe('The campaign table is filled', () => {
	test('from a CSV, which makes the tables if need be; a number without country code is not guessed', async () => {
		expect((await upload(CSV)).ok).toBe(true);
		expect(await byName()).toEqual(FIRST);
		expect((await rows()).map(({ consentAt }) => consentAt)).toEqual(['2026-02-01', 'yes', '', '', '', '', '']);
		expect((await rows()).find(({ name }) => name === 'Finn Weber')?.reasonText).toEqual(expect.stringContaining('country'));
		const decisions = (table: Array<Record<string, unknown>>, id: string) => table.map((row) => [row[id], row.status, row.reason]);
		expect(decisions(await connection.client.rows('forms_log'), 'rowId')).toEqual(decisions(await rows(), 'id'));
	});

	test('from a form', async () => {
		expect((await submit(PERSON, ['Fay Tan', '+1 604 555 0106', '', '2026-02-20'])).ok).toBe(true);
		expect(await byName()).toEqual({ ...FIRST, 'Fay Tan': ['+16045550106', 'due', null] });
		expect((await rows()).at(-1)).toMatchObject({ consentAt: '2026-02-20', campaign: 'spring' });
	});

	test('with nobody twice; and the same list with changes opts out, moves and renames who is in it, but changes no attempts', async () => {
		await connection.client.updateRows('forms_people', ['name', 'Clara Li'], { attempts: 1, attemptHistory: '2026-02-03T15:00:00.000Z busy 0 call_1' });
		await connection.client.updateRows('forms_people', ['name', 'Fay Tan'], { status: 'claimed' });
		// As Excel writes it, with headings of its owner.
		const changed = CSV.replace('yes,no', 'yes,yes').replace('name,phone', 'Full Name,Phone Number').replace('doNotCall', 'Do not call').replace('0103,,', '0103,Asia/Tokyo,');
		const step = async () => await upload(`${BOM}${changed}Fay Chen,+1 604 555 0106,,,\n`);
		expect(await added(step)).toEqual([]);
		expect(await byName()).toEqual({ ...FIRST, 'Ben Okafor': ['+13125550102', 'skipped', 'doNotCall'], 'Fay Tan': ['+16045550106', 'claimed', null] });
		expect((await rows()).find(({ name }) => name === 'Clara Li')).toMatchObject({ timezone: 'Asia/Tokyo', timeZones: 'Asia/Tokyo', attempts: 1, status: 'due' });
		expect(await connection.client.rows('forms_settings')).toHaveLength(1);
	});

	test('with national numbers once the settings name a country', async () => {
		await connection.client.updateRows('forms_settings', ['campaign', 'spring'], { defaultCountry: 'US' });
		expect(await added(async () => await submit(PERSON, ['Gus Hill', '(312) 555-0107', '', '']))).toMatchObject([{ to: '+13125550107', status: 'due' }]);
		expect((await byName())['Finn Weber']).toEqual(['+14155550106', 'due', null]);
	});

	test.each([
		['semicolons', 'Name;Phone;Time zone\nHal Öz;+1 312 555 0108;America/Denver\n'],
		['tabs', 'NAME\tMobile\tTimezone\nHal Öz\t+1 312 555 0109\tAmerica/Denver\n'],
		['the letters of Windows', Buffer.from('name;phone;timezone\r\nHal Öz;+1 312 555 0110;America/Denver\r\n', 'latin1')],
	])('from a file with %s', async (_, file) => {
		expect(await added(async () => await upload(file))).toMatchObject([{ name: 'Hal Öz', status: 'due', timezone: 'America/Denver' }]);
	});

	test('with everybody of whom no number is known, each as one to fix, once', async () => {
		const file = 'name,phone\nIda,\nJon,\nKim,1.20256E+10\nLou,1.20256E+10\n';
		const wrong = (name: string, phone: string) => ({ name, phone, to: null, status: 'fix', reason: 'invalidNumber' });
		expect(await added(async () => await upload(file))).toMatchObject([wrong('Ida', ''), wrong('Jon', ''), wrong('Kim', '1.20256E+10'), wrong('Lou', '1.20256E+10')]);
		expect(await added(async () => await upload(`${file}Mia,\n`))).toMatchObject([wrong('Mia', '')]);
	});

	test.each([
		['without a column for the number', 'name;telefon nummer privat\nNoa;+1 312 555 0111\n', /^Nobody was added: .*phone/],
		// n8n 2.8 drops an empty file, and the next node misses it.
		['that is empty', '', /^Nobody was added: .*phone|binary file 'File'/],
	])('not from a file %s: the form says that there was a problem, and the execution which', async (_, file, words) => {
		const step = async () => expect((await upload(file)).ok).toBe(false);
		expect(await added(step)).toEqual([]);
		const [{ id }] = await connection.client.executions(stored.id, 1);
		const { status, error } = await connection.client.finished(id);
		expect([status, error]).toEqual(['error', expect.stringMatching(words)]);
	});

	test('anew for a campaign with another name', async () => {
		await connection.client.updateRows('forms_settings', ['campaign', 'spring'], { campaign: 'autumn' });
		expect(await added(async () => await upload('name,phone\nAda Moreno,+1 202 555 0101\n'))).toMatchObject([{ name: 'Ada Moreno', campaign: 'autumn', to: '+12025550101', status: 'due', reason: null }]);
		expect((await byName())['Ada Moreno, manager']).toEqual(['+12025550101', 'due', null]);
	});
});
