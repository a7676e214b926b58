import { until } from '../../host/until';
import { atAnyHour, storeCampaign } from './campaignTable';
import { type Connection, connect } from './connection';

const REGISTERED_WITHIN_MS = 30_000;
const FILLED_WITHIN_MS = 60_000;
const FORMS = { person: 'Add a person', csv: 'Upload a CSV' };

const CSV = `name,phone,timezone,consentAt,doNotCall
"Ada Moreno, manager",+1 202 555 0101,,2026-02-01,
Ben Okafor,(312) 555-0102,America/Chicago,yes,no
Clara Li,+44 7700 900103,,,
Dina Haddad,+12025550104,,,yes
Emil Novak,2.02556E+09,,,
"Ada, again",+12025550101,,,
`;

let connection: Connection;
beforeAll(async () => {
	connection = await connect();
});

test('a form and a CSV fill the table, make it if need be, and add nobody twice', async () => {
	const { client, webhookUrl } = connection;
	// Published workflows cannot share an address.
	const addresses = { [FORMS.person]: 'form-person', [FORMS.csv]: 'form-csv' };
	const withAddresses = (workflow: string) =>
		Object.entries(addresses).reduce((text, [name, path]) => text.replace(new RegExp(`("name":"${name}",.*?"webhookId":")[^"]*`), `$1${path}`), atAnyHour(workflow));
	const stored = await storeCampaign(client, { name: 'forms', change: withAddresses });
	await client.activate(stored);
	const send = async (form: string, field: string | Blob) => {
		const body = new FormData();
		[field].flat().forEach((value) => body.append('field-0', value));
		return await fetch(`${webhookUrl}/form/${addresses[form]}`, { method: 'POST', body });
	};
	const rows = async () => await client.rows('forms_people').catch(() => []);
	const byName = async () => Object.fromEntries((await rows()).map(({ name, to, status, reason }) => [name, [to, status, reason]]));
	const decided = async (count: number) => (await rows()).filter(({ decision }) => decision !== null).length === count;
	try {
		const csv = new File([CSV], 'people.csv', { type: 'text/csv' });
		await until('the form is registered', REGISTERED_WITHIN_MS, async () => (await send(FORMS.csv, csv)).ok);
		await until('the CSV is in the table', FILLED_WITHIN_MS, async () => await decided(6));
		const person = new FormData();
		['Fay Tan', '+1 604 555 0106', '', '2026-02-20'].forEach((value, index) => person.append(`field-${index}`, value));
		expect((await fetch(`${webhookUrl}/form/form-person`, { method: 'POST', body: person })).ok).toBe(true);
		await until('the person is in the table', FILLED_WITHIN_MS, async () => await decided(7));
		// Ben has changed his mind, in a file as Excel writes it.
		const changed = new File([`\uFEFF${CSV.replace('America/Chicago,yes,no', 'America/Chicago,yes,yes').replace('doNotCall', 'Do not call')}`], 'people.csv', { type: 'text/csv' });
		expect((await send(FORMS.csv, changed)).ok).toBe(true);
		await until('the second upload is over', FILLED_WITHIN_MS, async () => (await client.executions(stored.id)).filter(({ status }) => status === 'success').length >= 3);
	} finally {
		await client.deactivate(stored.id);
	}
	expect(await byName()).toEqual({
		'Ada Moreno, manager': ['+12025550101', 'due', null],
		'Ben Okafor': ['+13125550102', 'skipped', 'doNotCall'],
		'Clara Li': ['+447700900103', 'due', null],
		'Dina Haddad': ['+12025550104', 'skipped', 'doNotCall'],
		'Emil Novak': [null, 'fix', 'invalidNumber'],
		'Ada, again': ['+12025550101', 'skipped', 'duplicate'],
		'Fay Tan': ['+16045550106', 'due', null],
	});
	expect(await client.rows('forms_settings')).toHaveLength(1);
	expect((await rows()).map(({ consentAt }) => consentAt)).toEqual(['2026-02-01', 'yes', '', '', '', '', '2026-02-20']);
});
