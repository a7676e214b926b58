import { NodeOperationError, type INode, type IWebhookFunctions } from 'n8n-workflow';
import { openDelivery } from '../../../nodes/shared/core/webhook/openDelivery';

const node: INode = { id: '1', name: 'Trigger', type: 'trigger', typeVersion: 1, position: [0, 0], parameters: {} };

/** A request as n8n hands it over, and the status that it is answered with. */
function arrived(): { context: IWebhookFunctions; statuses: number[] } {
	const statuses: number[] = [];
	const context = {
		getRequestObject: () => ({ headers: {}, query: {}, rawBody: Buffer.from('{}') }),
		getResponseObject: () => ({ status: (code: number) => ({ json: () => void statuses.push(code) }) }),
	};
	return { context: context as unknown as IWebhookFunctions, statuses };
}

test.each<[string, () => boolean | Promise<boolean>]>([
	['throws', () => {
		throw new TypeError('Cannot convert object to primitive value');
	}],
	['is rejected', async () => await Promise.reject(new RangeError('Maximum call stack size exceeded'))],
	['says no', () => false],
])('a check that %s is a 401', async (_name, isTrusted) => {
	const { context, statuses } = arrived();
	expect(await openDelivery(context, isTrusted)).toEqual({ noWebhookResponse: true });
	expect(statuses).toEqual([401]);
});

test('a check that lacks its secret says so', async () => {
	const { context, statuses } = arrived();
	const opening = openDelivery(context, () => {
		throw new NodeOperationError(node, 'The secret is lost.');
	});
	await expect(opening).rejects.toThrow('The secret is lost.');
	expect(statuses).toEqual([]);
});
