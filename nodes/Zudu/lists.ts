import { listSearch } from '../shared/core/lists/listSearch';
import { agents } from './agent/agent';
import { batches } from './batch/batch';
import { mcpServers } from './mcpServer/mcpServer';
import { mcpTools } from './mcpServer/mcpTool';
import { phoneNumbers } from './phoneNumber/phoneNumber';
import { zudu } from './provider';
import { webhooks } from './webhook/webhook';

/** The lists to pick from, by the name that fields use as `searchListMethod`. */
export const lists = {
	searchAgents: listSearch(zudu, agents),
	searchBatches: listSearch(zudu, batches),
	searchMcpServers: listSearch(zudu, mcpServers),
	searchMcpTools: listSearch(zudu, mcpTools),
	searchNumbers: listSearch(zudu, phoneNumbers),
	searchWebhooks: listSearch(zudu, webhooks),
};
