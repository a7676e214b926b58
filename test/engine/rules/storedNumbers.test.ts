import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useFastClock } from '../../fastClock';
import { useSandbox } from '../../useSandbox';
import { jsonOf, runNode, type NodeRun } from '../runNode';
import { sandboxSecrets } from '../sandboxSecrets';
import { CLOSED } from './closedHours';
import { useWorkflowStore } from './useWorkflowStore';

/* Kejue calls the number that is stored with a contact: rules judge it, too, and it is read where a rule needs it, and nowhere else. */

useFastClock();
const sandbox = useSandbox({ phaseMs: 0 });
useWorkflowStore();
let executions = 0;

const [ANA, BEN, LONDON, PREMIUM] = ['+12025550110', '+12025550111', '+442079460207', '+19002345678'];

const OPERATIONS: Array<[string, INodeParameters]> = [
	['call', { resource: 'call', operation: 'create', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}' }],
	['campaigns', { resource: 'campaign', operation: 'create', name: '={{ "Part " + $itemIndex }}', personaId: 'per_7', contactId: '={{ $json.id }}', phone: '={{ $json.phone }}', autoStart: true }],
];

const execute = async (parameters: INodeParameters, items: IDataObject[], more: Partial<NodeRun> = {}) =>
	await runNode({ type: 'kejue', executionId: String(++executions), secrets: sandboxSecrets(sandbox), onError: 'continueRegularOutput', parameters, items, ...more });

const contact = async (phone: string) => {
	const [created] = jsonOf((await execute({ resource: 'contact', operation: 'create', phone }, [{}])).items);
	return { id: String(created?.id) };
};

const endOf = ({ error, skipped }: IDataObject) => String(error ?? Object(skipped).reason ?? 'call');

const requests = (...operationIds: string[]) => sandbox.requests('kejue').filter(({ operationId }) => operationIds.includes(operationId ?? '')).length;
const reads = () => requests('getContact', 'listContacts');
const placed = () => requests('createPersonaCall', 'createCampaign');

describe.each(OPERATIONS)('%s', (name, parameters) => {
	const run = async (campaignRules: INodeParameters, items: IDataObject[], more: INodeParameters = {}) => jsonOf((await execute({ ...parameters, ...more, campaignRules }, items)).items);
	const notDone = name === 'call' ? 'so no phone call was placed.' : 'so the campaign was not created.';

	test.each<[string, INodeParameters, string[]]>([
		['Do Not Call', { doNotCall: ANA }, ['doNotCall', 'call', 'call']],
		['Allowed Countries', { allowedCountries: 'US' }, ['call', 'call', 'countryNotAllowed']],
		['Calling Hours, in the zone of the number', CLOSED, ['outsideHours', 'outsideHours', 'outsideHours']],
	])('%s', async (_rule, rules, expected) => {
		const people = [await contact(ANA), await contact(BEN), await contact(LONDON)];
		const outputs = await run(rules, people);
		expect(outputs.map(endOf)).toEqual(expected);
		expect(outputs.map(({ rules: decided }) => Object(decided).timeZone)).toEqual(['America/New_York', 'America/New_York', 'Europe/London']);
		expect(outputs.map(({ to }) => to)).toEqual([ANA, BEN, LONDON]);
		expect(placed()).toBe(expected.filter((end) => end === 'call').length);
	});

	test.each<[string, INodeParameters, INodeParameters, IDataObject, IDataObject]>([
		['a rule that cannot be read', { callingHours: '={{ $json.hours }}' }, {}, { hours: 'nonsense' }, { hours: 'allDay' }],
		['an attempt that is none', { campaign: 'spring', attempt: '={{ $json.n }}' }, {}, { n: 'x' }, { n: 1 }],
		['an option that is wrong', {}, { options: { timeout: '={{ $json.seconds }}' } }, { seconds: -1 }, { seconds: 30 }],
		['a number that is none', {}, {}, { phone: '12' }, {}],
	])('whoever has opted out by contact is not called by number, where that item has %s', async (_what, rules, more, wrong, right) => {
		const outputs = await run({ optedOut: '={{ $json.out }}', ...rules }, [{ ...(await contact(ANA)), out: 'yes', ...wrong }, { phone: ANA, out: '', ...right }, { phone: BEN, out: '', ...right }], more);
		expect(outputs.map(({ error, skipped }) => (error ? 'error' : Object(skipped).reason ?? 'call'))).toEqual(['error', 'doNotCall', 'call']);
		expect(sandbox.rung()).toEqual({ [BEN]: 1 });
	});

	test('whoever has opted out by contact in an item that is an error, and cannot be read, may be anybody: nobody is called', async () => {
		const ana = await contact(ANA);
		sandbox.addFault({ provider: 'kejue', operationId: 'getContact', times: 1, fault: { kind: 'status', status: 403 } });
		const outputs = await run({ optedOut: '={{ $json.out }}' }, [{ ...ana, out: 'yes', phone: '12' }, { phone: BEN, out: '' }]);
		expect(outputs.map(({ error }) => String(error))).toEqual([expect.stringMatching(/./), expect.stringContaining("'Opted Out' cannot be judged: the contact of item 0, who has opted out, could not be read")]);
		expect(placed()).toBe(0);
	});

	test('hours by country are those of the number, also in a time zone of the item', async () => {
		const [output] = await run({ callingHours: 'byCountry', timeZone: 'Asia/Tokyo', optedOut: 'yes' }, [await contact(LONDON)]);
		expect(output).toMatchObject({ status: 'skipped', to: LONDON, rules: { timeZone: 'Asia/Tokyo', timeZoneSource: 'item' } });
		expect(reads()).toBe(1);
	});

	test('a premium number is called only where the options allow it', async () => {
		const person = await contact(PREMIUM);
		expect((await run({ campaign: 'spring' }, [person])).map(endOf)).toEqual(["'Contact → Phone Number' is a premium rate number, or charged like one."]);
		expect(placed()).toBe(0);
		expect((await run({ campaign: 'spring' }, [person], { options: { allowedNumberTypes: ['premiumRate'] } })).map(endOf)).toEqual(['call']);
	});

	describe('an item with a contact and another number', () => {
		test.each<[string, INodeParameters, string]>([
			['the stored one is on the list', { doNotCall: ANA }, 'doNotCall'],
			['the entered one is on the list', { doNotCall: LONDON }, 'doNotCall'],
			['neither is on the list', { doNotCall: BEN }, 'call'],
			['the stored one is in another country', { allowedCountries: 'GB' }, 'countryNotAllowed'],
			['the entered one is in another country', { allowedCountries: 'US' }, 'countryNotAllowed'],
			['both countries are allowed', { allowedCountries: 'US, GB' }, 'call'],
			['both zones are closed', CLOSED, 'outsideHours'],
		])('%s', async (_case, rules, end) => {
			const outputs = await run(rules, [{ ...(await contact(ANA)), phone: LONDON }]);
			expect(outputs.map(endOf)).toEqual([end]);
			expect(outputs).toMatchObject([{ rules: { timeZone: 'Europe/London, America/New_York', timeZoneSource: 'number' } }]);
		});
	});

	test.each<[string, INodeParameters, INodeParameters, IDataObject[] | undefined]>([
		['there are no rules', {}, {}, undefined],
		['no rule is about people', { stopAfter: 5, maxCalls: 9, duplicates: 'callEach' }, {}, undefined],
		['hours are judged in a time zone of the item', { ...CLOSED, timeZone: 'Europe/Berlin' }, {}, undefined],
		['the list is only checked', { duplicates: 'callFirst', doNotCall: ANA, allowedCountries: 'US', callingHours: 'usStrict', campaign: 'spring', checkOnly: true }, {}, undefined],
		['nobody but the own number is called', { duplicates: 'callFirst', doNotCall: BEN, rehearsalNumber: LONDON }, {}, undefined],
		['a dry run calls nobody', { campaign: 'spring', doNotCall: ANA }, { options: { dryRun: true } }, undefined],
		['all items have numbers', { campaign: 'spring', duplicates: 'callFirst', doNotCall: BEN, allowedCountries: 'US', optedOut: 'no' }, {}, [{ phone: ANA }, { phone: BEN }]],
	])('is not read where %s', async (_why, campaignRules, more, items) => {
		const people = items ?? [await contact(ANA)];
		const before = sandbox.requests('kejue').length;
		await execute({ ...parameters, ...more, ...(Object.keys(campaignRules).length > 0 && { campaignRules }) }, people);
		const asked = sandbox.requests('kejue').slice(before).filter(({ operationId }) => operationId === 'getContact');
		expect(asked).toEqual([]);
	});

	test('Check Only says that the number is not known, and judges what it can', async () => {
		const [ana, ben] = [await contact(ANA), await contact(BEN)];
		const before = sandbox.requests().length;
		const rules = { duplicates: 'callFirst', doNotCall: ANA, allowedCountries: 'GB', checkOnly: true };
		const outputs = await run(rules, [ana, ana, { ...ben, phone: ANA }, { phone: BEN }]);
		expect(outputs.map(({ decision, reason }) => [decision, reason])).toEqual([['call', null], ['skip', 'duplicate'], ['skip', 'countryNotAllowed'], ['skip', 'countryNotAllowed']]);
		expect(outputs[0]).toMatchObject({ to: null, message: 'This person would be called now. The number that is stored with the contact is not known: contacts are read only when people are called.' });
		const hours = await run({ ...CLOSED, checkOnly: true }, [ana]);
		expect(hours).toMatchObject([{ decision: 'call', timeZone: null, message: expect.stringContaining('is not known') }]);
		expect(await run({ stopAfter: 5, checkOnly: true }, [ana])).toMatchObject([{ decision: 'call', message: 'This person would be called now.' }]);
		expect(sandbox.requests().length).toBe(before);
	});

	test('each contact is read once', async () => {
		const [ana, ben] = [await contact(ANA), await contact(BEN)];
		expect((await run({ doNotCall: BEN }, [ana, ana, ben, ana])).map(endOf)).toEqual(['call', 'call', 'doNotCall', 'call']);
		expect(reads()).toBe(2);
	});

	test('one that does not exist is an error of its item, and the others are called', async () => {
		const outputs = await run({ campaign: 'spring' }, [{ id: 'con_none' }, await contact(ANA), { phone: BEN }]);
		expect(outputs.map(endOf)).toEqual([`'Contact' names "con_none", which Kejue does not know.`, 'call', 'call']);
		expect(outputs[0]).toMatchObject({ message: 'Choose another contact, or remove the item; nobody was called for it.', details: { code: 'invalidInput', done: 'no', callPlaced: 'no' } });
		expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1 });
	});

	test('one that cannot be read is an error of its item, and is called once it can', async () => {
		const ana = await contact(ANA);
		sandbox.addFault({ provider: 'kejue', operationId: 'getContact', times: 1, fault: { kind: 'status', status: 403 } });
		const outputs = await run({ campaign: 'spring' }, [ana, { phone: BEN }]);
		expect(outputs.map(endOf)).toEqual([expect.stringMatching(/^'Contact' could not be read: .*403/), 'call']);
		expect(String(outputs[0]?.error).endsWith(notDone)).toBe(true);
		expect(outputs[0]).toMatchObject({ details: { httpStatus: 403, done: 'no', callPlaced: 'no' } });
		expect((await run({ campaign: 'spring' }, [ana, { phone: BEN }])).map(endOf)).toEqual(['call', 'alreadyCalled']);
		expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1 });
	});

	test('a node that stops on an error has called nobody before it, and names the item', async () => {
		const items = [{ phone: BEN }, { id: 'con_none' }];
		const { error } = await execute({ ...parameters, campaignRules: { campaign: 'spring' } }, items, { onError: 'stopWorkflow' });
		expect(error?.message).toContain(`'Contact' names "con_none", which Kejue does not know`);
		expect(error?.message).toContain('[item 1]');
		expect(placed()).toBe(0);
	});

	test('where one that has opted out cannot be read, nobody is called: each may be this person', async () => {
		const ana = await contact(ANA);
		sandbox.addFault({ provider: 'kejue', operationId: 'getContact', times: 1, fault: { kind: 'status', status: 403 } });
		const outputs = await run({ optedOut: '={{ $json.out }}' }, [{ phone: BEN }, { ...ana, out: 'yes' }]);
		expect(outputs.map(endOf)).toEqual([`'Opted Out' cannot be judged: the contact of item 1, who has opted out, could not be read, ${notDone}`, expect.stringMatching(/^'Contact' could not be read/)]);
		expect(placed()).toBe(0);
		expect((await run({ optedOut: '={{ $json.out }}' }, [{ phone: BEN }, { id: 'con_none', out: 'yes' }])).map(endOf)).toEqual(['call', expect.stringContaining('does not know')]);
	});

	test('a contact without number is called where no rule needs one', async () => {
		const [created] = jsonOf((await execute({ resource: 'contact', operation: 'create', contact: { email: 'ana@example.com' } }, [{}])).items);
		const nobody = { id: String(created?.id) };
		expect((await run({ campaign: 'spring' }, [nobody])).map(endOf)).toEqual(['call']);
		expect((await run({ doNotCall: BEN }, [nobody])).map(endOf)).toEqual(["'Campaign Rules → Do Not Call' cannot be checked: the item has no phone number."]);
		expect((await run({ allowedCountries: 'US' }, [nobody])).map(endOf)).toEqual(["'Campaign Rules → Allowed Countries' cannot be checked: the item has no phone number."]);
		expect((await run({ callingHours: 'allDay' }, [nobody])).map(endOf)).toEqual(["'Campaign Rules → Time Zone' is not known: the item has none, and its number does not show one."]);
	});
});

test('a WhatsApp number stands for a number that is missing', async () => {
	const [created] = jsonOf((await execute({ resource: 'contact', operation: 'create', contact: { whatsappNumber: ANA } }, [{}])).items);
	const [, parameters] = OPERATIONS[0] ?? ['', {}];
	const outputs = jsonOf((await execute({ ...parameters, campaignRules: { doNotCall: ANA } }, [{ id: created?.id }])).items);
	expect(outputs.map(endOf)).toEqual(['doNotCall']);
});

test('what was called before the node was tried again keeps its answer, and is the person of others', async () => {
	const [, parameters] = OPERATIONS[0] ?? ['', {}];
	const [ana, ben] = [await contact(ANA), await contact(BEN)];
	sandbox.addFault({ provider: 'kejue', operationId: 'createPersonaCall', to: BEN, times: 1, fault: { kind: 'status', status: 400 } });
	const { items, error } = await execute(
		{ ...parameters, options: { maxConcurrent: 1 }, campaignRules: { doNotCall: LONDON, duplicates: 'callFirst' } },
		[ana, ben, { phone: ANA }],
		{ onError: 'stopWorkflow', maxTries: 2 },
	);
	expect(error).toBeUndefined();
	expect(jsonOf(items).map(endOf)).toEqual(['call', 'call', 'duplicate']);
	expect(sandbox.rung()).toEqual({ [ANA]: 1, [BEN]: 1 });
});

describe('in turns of a loop, a person is known by each name', () => {
	const [, parameters] = OPERATIONS[0] ?? ['', {}];
	const turns = async ([first = [], ...furtherRuns]: IDataObject[][]) => {
		const { run } = await execute({ ...parameters, campaignRules: { duplicates: 'callFirst' } }, first, { furtherRuns });
		return (run.data.resultData.runData.Node ?? []).flatMap(({ data }) => jsonOf(data?.main[0] ?? []).map(endOf));
	};

	test.each<[string, (ana: IDataObject, same: IDataObject, ben: IDataObject) => IDataObject[][], string[]]>([
		['a number, then its contact', (ana, _same, ben) => [[{ phone: ANA }], [ana], [ben]], ['call', 'duplicate', 'call']],
		['a contact, then its number', (ana) => [[ana], [{ phone: ANA }]], ['call', 'duplicate']],
		['a contact with another number, then each of the names', (ana) => [[{ ...ana, phone: BEN }], [ana], [{ phone: BEN }], [{ phone: ANA }]], ['call', 'duplicate', 'duplicate', 'duplicate']],
		['two contacts with one number', (ana, same) => [[ana], [same]], ['call', 'duplicate']],
	])('%s', async (_case, items, expected) => {
		expect(await turns(items(await contact(ANA), await contact(ANA), await contact(BEN)))).toEqual(expected);
		expect(placed()).toBe(expected.filter((end) => end === 'call').length);
	});

	test('who was refused by one name is called by the other', async () => {
		const ana = await contact(ANA);
		sandbox.addFault({ provider: 'kejue', operationId: 'createPersonaCall', times: 1, fault: { kind: 'status', status: 400 } });
		expect((await turns([[ana], [{ phone: ANA }], [ana]])).slice(1)).toEqual(['call', 'duplicate']);
		expect(sandbox.rung()).toEqual({ [ANA]: 1 });
	});
});

test('a call to a contact whose answer was lost is looked for by the number', async () => {
	const [, parameters] = OPERATIONS[0] ?? ['', {}];
	const ana = await contact(ANA);
	sandbox.addFault({ provider: 'kejue', operationId: 'createPersonaCall', times: 1, fault: { kind: 'reset', accept: true } });
	const outputs = jsonOf((await execute({ ...parameters, campaignRules: { campaign: 'spring' } }, [ana, { phone: ANA }])).items);
	expect(outputs).toMatchObject([{ to: ANA, callId: expect.stringMatching(/./), adopted: true }, { status: 'skipped', skipped: { reason: 'duplicate' } }]);
	expect(sandbox.rung()).toEqual({ [ANA]: 1 });
});

describe('many contacts are read in as few requests as may be', () => {
	const [, parameters] = OPERATIONS[0] ?? ['', {}];
	/** Contacts in the order in which they are listed. */
	const fill = async (count: number) => {
		const phones = Array.from({ length: count }, (_, row) => `+1212555${String(row).padStart(4, '0')}`);
		await execute({ resource: 'contact', operation: 'createMany', phone: '={{ $json.phone }}' }, phones.map((phone) => ({ phone })));
		const listed = jsonOf((await execute({ resource: 'contact', operation: 'getMany', returnAll: true }, [{}])).items);
		return listed.filter(({ phone }) => phones.includes(String(phone)));
	};

	test.each<[string, number, number[], { listContacts: number; getContact: number }]>([
		['three one by one', 10, [0, 5, 9], { listContacts: 0, getContact: 3 }],
		['four from one page', 10, [0, 3, 5, 9], { listContacts: 1, getContact: 0 }],
		['four from three pages', 2500, [0, 1500, 2000, 2499], { listContacts: 3, getContact: 0 }],
		['four of seven pages, two of which are on the first', 6000, [0, 100, 4000, 5999], { listContacts: 1, getContact: 2 }],
	])('%s', async (_case, count, wanted, expected) => {
		const all = await fill(count);
		const [listedBefore, gotBefore] = [requests('listContacts'), requests('getContact')];
		const people = wanted.map((index) => ({ id: all[index]?.id }));
		const outputs = jsonOf((await execute({ ...parameters, campaignRules: { campaign: 'spring' } }, people)).items);
		expect(outputs.map(({ to }) => to)).toEqual(wanted.map((index) => all[index]?.phone));
		expect({ listContacts: requests('listContacts') - listedBefore, getContact: requests('getContact') - gotBefore }).toEqual(expected);
	}, 120_000);
});
