import type { Workflow } from '../../host/n8nClient';
import { fetchWithin } from '../../host/fetchWithin';
import { until } from '../../host/until';
import { atAnyHour, storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';
import { fillIn, nextPage } from './template';

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
		// A turn in the middle of a test would claim whom it has just added.
		[PERSON, LIST].reduce((text, { form, path }) => text.replace(new RegExp(`("name":"${form}",.*?"webhookId":")[^"]*`), `$1${path}`), atAnyHour(workflow).replace('"type":"n8n-nodes-base.scheduleTrigger"', '"disabled":true,$&'));
	stored = await storeCampaign(connection.client, { name: 'forms', change: withAddresses });
	await connection.client.activate(stored);
	await until('the forms are registered', REGISTERED_WITHIN_MS, async () => (await fetchWithin(`${connection.webhookUrl}/form/${LIST.path}`)).ok);
});
afterAll(async () => await connection.client.deactivate(stored.id));

/** Submits a form and lets its last page end the execution, as a browser does; gives what that page says. */
async function submit({ path }: typeof LIST, fields: Array<string | Blob>): Promise<string> {
	const last = String(await fillIn(`${connection.webhookUrl}/form/${path}`, fields));
	const page = await nextPage(last);
	await fetchWithin(last, { method: 'POST' });
	return /<h1>.*?<p[^>]*>[^<]*/s.exec(page)?.[0] ?? page;
}
const upload = async (text: string | Buffer) => await submit(LIST, [new File([text], 'people.csv', { type: 'text/csv' })]);
const rows = async () => await connection.client.rows('forms_people');
const byName = async () => Object.fromEntries((await rows()).map(({ name, to, status, reason }) => [name, [to, status, reason]]));
async function lastProblem(): Promise<string | undefined> {
	const [{ id }] = await connection.client.executions(stored.id, 1);
	return (await connection.client.finished(id)).error;
}
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
		const page = await upload(CSV);
		expect(page).toContain('7 of 7 added');
		expect(page).toContain('Added: 3 due, 2 skipped, 2 fix.\n\nWith a number that is there already: 1.\n\nNot to be called: 1.\n');
		expect(page).toContain('All people of the campaign spring: 3 due, 2 skipped, 2 fix.');
		expect(page).toMatch(/To correct in forms_people, where status is fix:\n\nEmil Novak: .*scientific notation.*\n\nFinn Weber: .*country code/);
		expect(page).toContain('enter it as defaultCountry in forms_settings');
		expect(page).toContain('This is a rehearsal: calls go to +12025550100.');
		expect(page).not.toContain('Columns that nobody reads');
		expect(await byName()).toEqual(FIRST);
		expect((await rows()).map(({ consentAt }) => consentAt)).toEqual(['2026-02-01', 'yes', '', '', '', '', '']);
		expect((await rows()).find(({ name }) => name === 'Finn Weber')?.reasonText).toEqual(expect.stringContaining('country'));
		const decisions = (table: Array<Record<string, unknown>>, id: string) => table.map((row) => [row[id], row.status, row.reason]);
		expect(decisions(await connection.client.rows('forms_log'), 'rowId')).toEqual(decisions(await rows(), 'id'));
	});

	test('from a form', async () => {
		expect(await submit(PERSON, ['Fay Tan', '+1 604 555 0106', '', '2026-02-20'])).toContain('1 of 1 added');
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
		['the line ends of Excel for Mac', 'name,phone,timezone\rHal Öz,+1 312 555 0119,America/Denver\r'],
	])('from a file with %s', async (_, file) => {
		expect(await added(async () => await upload(file))).toMatchObject([{ name: 'Hal Öz', status: 'due', timezone: 'America/Denver' }]);
	});

	test('with everybody of whom no number is known, each as one to fix, once', async () => {
		const file = 'name,phone\nIda,\nJon,\nKim,1.20256E+10\nLou,1.20256E+10\n';
		const wrong = (name: string, phone: string) => ({ name, phone, to: null, status: 'fix', reason: 'invalidNumber' });
		expect(await added(async () => await upload(file))).toMatchObject([wrong('Ida', ''), wrong('Jon', ''), wrong('Kim', '1.20256E+10'), wrong('Lou', '1.20256E+10')]);
		expect(await added(async () => await upload(`${file}Mia,\n`))).toMatchObject([wrong('Mia', '')]);
	});

	test('without the empty rows that a spreadsheet leaves below a list', async () => {
		const file = 'Name;Phone;Note;Nicht anrufen\n;;;\nNat Öz;+1 312 555 0112;;\n;;;\n ; ;;\nOda Öz;+1 312 555 0115;Hello;x\n';
		const pages: string[] = [];
		expect(await added(async () => pages.push(await upload(file)))).toMatchObject([{ name: 'Nat Öz', status: 'due' }, { name: 'Oda Öz', status: 'due' }]);
		expect(pages).toEqual([expect.stringContaining('2 of 2 added')]);
		// A column of people who are not to be called, in words that nobody knows, must not be passed over in silence.
		expect(pages).toEqual([expect.stringContaining('Columns that nobody reads: Note, Nicht anrufen.')]);
		expect(await added(async () => pages.push(await upload('name,phone\n')))).toEqual([]);
		expect(pages[1]).toContain('The file has no rows below its first line.');
	});

	test('with nobody once more whose number was corrected in the table, but not in the list; an opt-out there is not passed over', async () => {
		const file = (doNotCall = '') => `name,phone,doNotCall\nOle,12,${doNotCall}\nPia,1.20256E+10,\nQuin,0049 30,${doNotCall}\n`;
		const [ole, pia] = await added(async () => await upload(file()));
		await connection.client.updateRows('forms_people', ['id', ole.id], { phone: '+1 312 555 0113' });
		await connection.client.updateRows('forms_people', ['id', pia.id], { phone: '+1 312 555 0114' });
		const pages: string[] = [];
		expect(await added(async () => pages.push(await upload(file())))).toEqual([]);
		expect(pages).toEqual([expect.stringContaining('0 of 3 added')]);
		expect(await byName()).toMatchObject({ Ole: ['+13125550113', 'due', null], Pia: ['+13125550114', 'due', null] });
		expect(await added(async () => await upload(file('yes')))).toMatchObject([{ name: 'Ole', phone: '12', status: 'fix', doNotCall: true }]);
		expect(await added(async () => await upload(file('yes')))).toEqual([]);
	});

	test('with somebody once more whose number was corrected in the list alone: the last page says which row is left over', async () => {
		const pages: string[] = [];
		await upload('name,phone\nRae Öz,12\nSam Öz,13\n');
		expect(await added(async () => pages.push(await upload('name,phone\nRae Öz,+1 312 555 0116\nSam Öz,13\n')))).toMatchObject([{ name: 'Rae Öz', status: 'due' }]);
		expect(pages).toEqual([expect.stringContaining('In forms_people once more, with nothing to correct: Rae Öz. If that is the same person, delete the row where status is fix.')]);
	});

	test('with nobody twice from two lists at once', async () => {
		const numbers = Array.from({ length: 8 }, (_, index) => `+1312555012${index}`);
		const file = ['name,phone', ...numbers.map((number, index) => `Twin ${index},${number}`)].join('\n');
		const twins = await added(async () => await Promise.all([upload(file), upload(file), upload(file)]));
		expect(twins.filter(({ status }) => status === 'due').map(({ to }) => to).sort()).toEqual(numbers);
		expect(twins.filter(({ status, reason }) => status !== 'due' && reason !== 'duplicate')).toEqual([]);
	});

	test('not from a file without a column for the number: the form and the execution say so', async () => {
		const step = async () => expect(await upload('name;telefon nummer privat\nNoa;+1 312 555 0111\n')).toMatch(/Nobody was added.*The file has no column phone. Its first line is .*name;telefon nummer privat/s);
		expect(await added(step)).toEqual([]);
		expect(await lastProblem()).toMatch(/^Nobody was added: .*telefon nummer privat/);
	});

	test('not from a file that is empty', async () => {
		expect(await added(async () => await upload('').catch(() => undefined))).toEqual([]);
		// n8n 2.8 drops an empty file, and the next node misses it.
		expect(await lastProblem()).toMatch(/^Nobody was added: .*phone|binary file 'File'/);
	});

	test('anew for a campaign with another name', async () => {
		await connection.client.updateRows('forms_settings', ['campaign', 'spring'], { campaign: 'autumn' });
		expect(await added(async () => await upload('name,phone\nAda Moreno,+1 202 555 0101\n'))).toMatchObject([{ name: 'Ada Moreno', campaign: 'autumn', to: '+12025550101', status: 'due', reason: null }]);
		expect((await byName())['Ada Moreno, manager']).toEqual(['+12025550101', 'due', null]);
	});
});
