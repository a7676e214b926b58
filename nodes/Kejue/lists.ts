import { listSearch } from '../shared/core/lists/listSearch';
import { contacts } from './contact/contact';
import { personas } from './persona/persona';
import { phoneNumbers } from './phoneNumber/phoneNumber';
import { kejue } from './provider';
import { tools } from './tool/tool';
import { voices } from './voice/voice';
import { voiceConfigs } from './voiceConfig/voiceConfig';
import { webhooks } from './webhook/webhook';

/** The lists to pick from, by the name that fields use as `searchListMethod`. */
export const lists = {
	searchContacts: listSearch(kejue, contacts),
	searchPersonas: listSearch(kejue, personas),
	searchPhoneNumbers: listSearch(kejue, phoneNumbers),
	searchTools: listSearch(kejue, tools),
	searchVoiceConfigs: listSearch(kejue, voiceConfigs),
	searchVoices: listSearch(kejue, voices),
	searchWebhooks: listSearch(kejue, webhooks),
};
