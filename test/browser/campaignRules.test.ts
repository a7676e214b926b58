import { until } from '../../host/until';
import { kejueNodes, links, node } from '../e2e/campaigns';
import { zoneAt } from '../zoneAt';
import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { addTo, enterExpression, execute, fillIn, missingParameters, openNode, remove, scrollTo } from './nodeForm';
import { readTable } from './outputPanel';

// n8n itself writes an error when a workflow is opened by its address.
const editor = useEditor({ mayComplain: true });

const OWN_NUMBER = '+12025550142';
const RUN_LIMIT_MS = 120_000;
/** Canada's hours are open at noon, and closed at three in the night, on every day. */
const PEOPLE = [
	...['+14165550111', '+14165550112', '(416) 555-0113'].map((phone) => ({ phone, timezone: zoneAt(12, 13) })),
	{ phone: '+1 416 555 0114', timezone: zoneAt(12, 13) },
	{ phone: '+14165550115', timezone: zoneAt(3, 4) },
	{ phone: '1.41656E+10', timezone: '' },
];
const DO_NOT_CALL = [{ phone: '416-555-0114 (mobile)' }];
const CALLED = { '+14165550111': 1, '+14165550112': 1, '+14165550113': 1 };

const code = (name: string, rows: object[]) => node(name, 'n8n-nodes-base.code', { jsCode: `return ${JSON.stringify(rows.map((json) => ({ json })))};` }, { typeVersion: 2 });

let id: string;
const begun = Date.now();

beforeAll(async () => {
	const { connection } = editor();
	await connection.clearSandbox();
	const { call } = await kejueNodes(connection);
	const nodes = [node('Start', 'n8n-nodes-base.manualTrigger', {}), code('Do Not Call List', DO_NOT_CALL), code('People', PEOPLE), call({ onError: 'continueErrorOutput' }, { defaultCountry: 'CA' })];
	const connections = links({ Start: [['Do Not Call List']], 'Do Not Call List': [['People']], People: [['Call']] });
	({ id } = await connection.client.createWorkflow({ name: 'A list with rules', settings: { executionOrder: 'v1' }, nodes, connections }));
});

/** Executes the node, and waits until n8n has stored how that ended. */
async function executeOnce(): Promise<void> {
	const { page, connection } = editor();
	const before = (await connection.client.executions(id)).length;
	await execute(page);
	await until('the execution has ended', RUN_LIMIT_MS, async () => {
		const executions = await connection.client.executions(id);
		return executions.length > before && executions.every(({ status }) => status === 'success');
	});
}

describe('A list with rules, step by step as the README says', () => {
	it('1. Campaign, Calling Hours and Do Not Call are added', async () => {
		const { page } = editor();
		await page.goto(`/workflow/${id}`);
		await openNode(page, 'Call');
		await addTo(page, 'campaignRules', 'Campaign');
		await fillIn(page, 'campaign', 'spring-offer');
		await addTo(page, 'campaignRules', 'Calling Hours');
		await addTo(page, 'campaignRules', 'Time Zone');
		await enterExpression(page, 'timeZone', '{{ $json.timezone }}');
		await addTo(page, 'campaignRules', 'Do Not Call');
		await enterExpression(page, 'doNotCall', "{{ $('Do Not Call List').all().map(item => item.json.phone) }}");
		await scrollTo(page, 'campaign');
		await keepScreenshots(page, 'campaign-rules');
		expect(await missingParameters(page)).toEqual([]);
	});

	it('2. Check Only says what would become of each, and calls nobody', async () => {
		const { page, connection } = editor();
		await addTo(page, 'campaignRules', 'Check Only');
		await executeOnce();
		expect((await readTable(page)).map(({ decision, reason }) => [decision, reason])).toEqual([
			...Array(3).fill(['call', 'null']),
			['skip', 'doNotCall'],
			['later', 'outsideHours'],
			['fix', 'invalidInput'],
		]);
		await page.getByText('Of 6 items, 3 would be called now, 1 later, 1 skipped, and 1 must be fixed.').first().waitFor();
		await keepScreenshots(page, 'campaign-rules-checked');
		expect(await connection.rung()).toEqual({});
	});

	it('3. a rehearsal in its place rings the own number once', async () => {
		const { page, connection } = editor();
		await remove(page, 'checkOnly');
		await addTo(page, 'campaignRules', 'Rehearsal Number');
		await fillIn(page, 'rehearsalNumber', OWN_NUMBER);
		await executeOnce();
		await keepScreenshots(page, 'campaign-rules-rehearsed');
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1 });
	});

	it('4. without it, everybody is called whom the rules let be called, and once', async () => {
		const { page, connection } = editor();
		await remove(page, 'rehearsalNumber');
		await executeOnce();
		await keepScreenshots(page, 'campaign-rules-called');
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1, ...CALLED });
		await executeOnce();
		expect(await connection.rung()).toEqual({ [OWN_NUMBER]: 1, ...CALLED });
	});

	it('the steps take a machine less than the ten minutes that they may take a person', () => {
		const minutes = (Date.now() - begun) / 60_000;
		console.log(`The four steps took ${minutes.toFixed(1)} minutes.`);
		expect(minutes).toBeLessThan(10);
	});
});
