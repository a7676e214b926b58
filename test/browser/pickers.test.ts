import { useEditor } from './editor';
import { keepScreenshots } from './keepScreenshots';
import { openList, pick, picked, readList, searchForOne } from './listPicker';
import { useCredential } from './nodeForm';
import { findNode, readOffers, startWorkflow, takeOffer } from './nodePanel';

const editor = useEditor();

const LISTS = [
	{
		...{ node: 'Kejue', action: 'Place phone call by persona', parameter: 'personaId' },
		...{ first: 'Sandbox persona 1', words: 'persona 127', found: 'Sandbox persona 127' },
	},
	{
		...{ node: 'Zudu', action: 'Create web call', parameter: 'agentId' },
		...{ first: 'Sandbox agent 1 (agent_sandbox_1)', words: 'agent 247', found: 'Sandbox agent 247 (agent_sandbox_247)' },
	},
	{
		...{ node: 'Elemente', action: 'Create call', parameter: 'agentId', first: 'Sandbox agent 1 (00000000-0000-4000-8001-000000000001)' },
		...{ words: 'AGENT 23', found: 'Sandbox agent 23 (00000000-0000-4000-8001-000000000023)' },
	},
];

describe.each(LISTS)('The list of agents of $node', ({ node, action, parameter, first, words, found }) => {
	it('shows those of the account, finds one by its name and takes it', async () => {
		const { page } = editor();
		await startWorkflow(page);
		await (await findNode(page, node, node)).click();
		await readOffers(page, 'Actions');
		await takeOffer(page, action);
		await useCredential(page, `${node} sandbox`);

		await openList(page, parameter);
		expect((await readList(page))[0]).toBe(first);
		await keepScreenshots(page, `list-${node}`);
		expect(await searchForOne(page, words)).toBe(found);
		await pick(page, parameter, found);
		expect(await picked(page, parameter)).toBe(found);
	});
});
