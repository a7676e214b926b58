import { listSearch } from '../../shared/core/lists/listSearch';
import { kejue } from '../provider';
import { contacts } from './contacts';
import { personas } from './personas';
import { tools } from './tools';
import { voiceConfigs } from './voiceConfigs';
import { webhooks } from './webhooks';

/** Methods that fields of type resource locator name as `searchListMethod`. */
export const pickLists = {
	searchContacts: listSearch(kejue, contacts),
	searchPersonas: listSearch(kejue, personas),
	searchTools: listSearch(kejue, tools),
	searchVoiceConfigs: listSearch(kejue, voiceConfigs),
	searchWebhooks: listSearch(kejue, webhooks),
};
