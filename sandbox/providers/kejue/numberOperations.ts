import { z } from 'zod';
import { type Answer, type Operation, type OperationRequest, quiet } from '../../simulation';
import type { AgentTable } from './agents';
import { refuse } from './kejueTable';
import { pageAs } from './page';
import { PHONE_NUMBERS } from './seeds';

/** What routing needs. */
export interface NumberParts {
	/** Voice configuration by id of the number. */
	routes: Map<string, string>;
	agents: AgentTable;
	origin(): string;
}

const routingBody = z.object({ voice_config_id: z.string() });
const listPhoneNumbers = pageAs('phone_numbers');

/** https://docs.kejue.co/guides/inbound-routing, for a workspace with a Twilio account of its own. The list is inferred. */
export function numberOperations({ routes, agents, origin }: NumberParts): Record<string, Operation> {
	const withNumber = (act: (number: (typeof PHONE_NUMBERS)[number], body: unknown) => Answer): Operation =>
		quiet(({ params, body }) => {
			const number = PHONE_NUMBERS.find(({ id }) => id === params.phone_id);
			return number ? act(number, body) : refuse(404, 'Phone number not found');
		});
	return {
		listPhoneNumbers: quiet((request: OperationRequest) => listPhoneNumbers(PHONE_NUMBERS, request)),
		setInboundRouting: withNumber(({ id, is_inbound }, body) => {
			const { voice_config_id } = routingBody.parse(body);
			if (!is_inbound) return refuse(400, 'Phone number is not inbound');
			if (!agents.all().some(({ voice_configs }) => voice_configs.some((config) => config.id === voice_config_id))) {
				return refuse(404, 'Voice configuration not found');
			}
			routes.set(id, voice_config_id);
			const webhook_url = `${origin()}/twilio/inbound/${id}`;
			return { status: 200, body: { phone_id: id, voice_config_id, inbound_routing_status: 'approved', webhook_url, provisioning: 'self_serve' } };
		}),
		// What removing a routing that is not there is answered with is not documented.
		deleteInboundRouting: withNumber(({ id }) => (routes.delete(id) ? { status: 204 } : refuse(404, 'Phone number has no inbound routing'))),
	};
}
