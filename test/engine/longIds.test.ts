import type { IDataObject } from 'n8n-workflow';
import { useFastClock } from '../fastClock';
import { answeringServer } from './answeringServer';
import { jsonOf, runNode } from './runNode';

/** One more than a number of JavaScript can hold exactly would be enough to lose the last digits. */
const LONG = '7615917337495251231';

useFastClock();

/** What Kejue's Get gives for this answer. */
async function get(body: string, { status = 200, type = 'application/json', output = 'raw' } = {}): Promise<IDataObject[]> {
	const kejue = await answeringServer((_url, response) => {
		response.writeHead(status, { 'content-type': type }).end(body);
	});
	const { items } = await runNode({
		type: 'kejue',
		parameters: { resource: 'call', operation: 'get', callId: 'call_1', output },
		secrets: { kejueApi: { apiKey: 'k', baseUrl: kejue.origin } },
		onError: 'continueRegularOutput',
	});
	await kejue.close();
	return jsonOf(items);
}

test('ids in answers keep their digits', async () => {
	const answer = `{"id":"call_1","status":"completed","contact":{"lead_ids":[${LONG},-${LONG},17]},"summary":"Order ${LONG}"}`;
	expect(await get(answer)).toEqual([
		{ id: 'call_1', status: 'completed', contact: { lead_ids: [LONG, `-${LONG}`, 17] }, summary: `Order ${LONG}` },
	]);
	expect((await get(answer, { output: 'simplified' }))[0]).toMatchObject({ callId: 'call_1', summary: `Order ${LONG}` });
});

test("JSON is read whatever its type says, with the mark that Windows puts before it", async () => {
	expect(await get(`\ufeff{"id":"call_1","status":"completed"}`, { type: 'text/plain' })).toEqual([{ id: 'call_1', status: 'completed' }]);
});

test.each([
	['an HTML page', '<html>Sign in</html>', { type: 'text/html' }],
	['broken JSON', `{"id":${LONG}`, {}],
	['nothing', '', {}],
	['nothing, as announced', '', { status: 204 }],
	['a list', '[]', {}],
])('%s is no call', async (_what, body, how) => {
	const [{ error, details }] = await get(body, how);
	expect(error).toEqual(expect.any(String));
	expect(details).toMatchObject({ callPlaced: 'no' });
});
