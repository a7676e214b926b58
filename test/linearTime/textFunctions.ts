import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { digestOf as digestOfPage } from '../../nodes/shared/core/lists/pages';
import { callState as campaignCallState } from '../../nodes/CallCampaign/campaign/callState';
import { entriesIn, readHistory } from '../../nodes/CallCampaign/campaign/history';
import { enteredCallTime, readCallTime } from '../../nodes/CallCampaign/campaign/readCallTime';
import { callState } from '../../nodes/Elemente/callStates';
import { errorMessage as elementeErrorMessage } from '../../nodes/Elemente/errorMessage';
import { callListIn, readCallList } from '../../nodes/Elemente/call/callList';
import { digestOf } from '../../nodes/Elemente/trigger/pollMemory';
import { readScheduledStart } from '../../nodes/Kejue/campaign/campaign';
import { contactBody } from '../../nodes/Kejue/contact/fields';
import { errorMessage as kejueErrorMessage } from '../../nodes/Kejue/errorMessage';
import { simplifyCall as simplifyKejueCall } from '../../nodes/Kejue/simplifyCall';
import { kejueSignedAt } from '../../nodes/Kejue/trigger/kejueSignedAt';
import { readCountryCode, readNumberToCall } from '../../nodes/Levers/call/fields';
import { callRecord as leversCallRecord } from '../../nodes/Levers/call/call';
import { simplifyEnded } from '../../nodes/Levers/simplifyCall';
import { checkName as checkAgentName } from '../../nodes/Zudu/agent/agent';
import { agentBody } from '../../nodes/Zudu/agent/agentFields';
import { OUTCOMES, wordsOf } from '../../nodes/Zudu/callStates';
import { errorMessage as zuduErrorMessage } from '../../nodes/Zudu/errorMessage';
import { keyIn, keyOf, withKey } from '../../nodes/Zudu/trigger/address';
import { readReplaced } from '../../nodes/Zudu/trigger/replacedWebhooks';
import { checkUrl } from '../../nodes/Zudu/webhook/fields';
import { cleanNumber, isScientificNotation } from '../../nodes/shared/calls/numbers/cleanNumber';
import { fileProblem } from '../../nodes/shared/calls/files/fileProblem';
import { notARecording, safeType } from '../../nodes/shared/calls/files/recordingContent';
import { recordingFile } from '../../nodes/shared/calls/files/recordingFile';
import { safeAddress } from '../../nodes/shared/calls/files/safeAddress';
import { roleOf, turnItems, turnsOfText } from '../../nodes/shared/calls/files/transcriptTurns';
import { hasNumberingPlan, planNumber } from '../../nodes/shared/calls/numbers/numberingPlan';
import { checkMembers, checkName } from '../../nodes/shared/core/input/checkMembers';
import { dateProblem } from '../../nodes/shared/core/input/dateProblem';
import { maskEntered } from '../../nodes/shared/core/input/maskEntered';
import { refuseExpression, refuseExpressions } from '../../nodes/shared/core/input/refuseExpression';
import { isElsewhere, isSameAddress, isSameEndpoint, isTestAndActive, triggerAt, withoutQuery } from '../../nodes/shared/core/webhook/triggerAddress';
import { nameOfNumber, numberToCall } from '../../nodes/shared/calls/numbers/numberToCall';
import { plainText } from '../../nodes/shared/core/input/plainText';
import { plainCharacters } from '../../nodes/shared/core/input/plainCharacters';
import { nationalPart } from '../../nodes/shared/calls/numbers/nationalPart';
import { notationsOf } from '../../nodes/shared/calls/numbers/notationsOf';
import { readCountry } from '../../nodes/shared/calls/numbers/readCountry';
import { readClosedDates } from '../../nodes/shared/calls/rules/hours/readClosedDates';
import { readTime } from '../../nodes/shared/calls/rules/hours/readTime';
import { readZone } from '../../nodes/shared/calls/rules/zones/readZone';
import { zonesOfNumber } from '../../nodes/shared/calls/rules/zones/zonesOfNumber';
import { storedNumber } from '../../nodes/shared/calls/numbers/storedNumber';
import { countryOf, readCountries } from '../../nodes/shared/calls/rules/countries';
import { readDoNotCall, readOptedOut } from '../../nodes/shared/calls/rules/doNotCall/doNotCall';
import { presetFor } from '../../nodes/shared/calls/rules/hours/presets';
import { readCallingHours } from '../../nodes/shared/calls/rules/hours/readCallingHours';
import { noteOf } from '../../nodes/shared/calls/rules/memory/campaignMemory';
import { differsByItem } from '../../nodes/shared/calls/rules/readRules';
import { readRehearsalNumber } from '../../nodes/shared/calls/rules/screening/rehearse';
import { doNotCallEntries } from '../../nodes/shared/calls/rules/doNotCall/doNotCallEntries';
import { significant, writtenNumbers } from '../../nodes/shared/calls/rules/doNotCall/writtenNumbers';
import { splitExtension } from '../../nodes/shared/calls/numbers/splitExtension';
import { parseJson } from '../../nodes/shared/core/sending/parseJson';
import { InvalidParameter } from '../../nodes/shared/core/input/invalidParameter';
import { describeEntered } from '../../nodes/shared/core/input/describeEntered';
import { readFreeObject } from '../../nodes/shared/core/input/freeObject';
import { readParams } from '../../nodes/shared/core/input/params';
import { isEmpty, readBoolean, readJson, readText } from '../../nodes/shared/core/input/readScalar';
import { readPhoneNumber } from '../../nodes/shared/calls/numbers/readPhoneNumber';
import { phoneNumber } from '../../nodes/shared/calls/numbers/phoneNumber';
import { ianaZone } from '../../nodes/shared/core/input/ianaZone';
import { readMoment } from '../../nodes/shared/core/input/readMoment';
import { splitIntegers, splitList } from '../../nodes/shared/core/input/splitList';
import { includesSent } from '../../nodes/shared/calls/lookUp';
import { hideSecretMembers, hideValues } from '../../nodes/shared/core/problem/hideValues';
import { lossWords } from '../../nodes/shared/core/problem/lossWords';
import { plainWord } from '../../nodes/shared/core/input/plainWord';
import { plainWords } from '../../nodes/shared/core/problem/plainWords';
import { maskNumber, redact } from '../../nodes/shared/core/problem/redact';
import { anyWords, particularWords, sharedWords } from '../../nodes/shared/core/problem/sharedWords';
import { toError } from '../../nodes/shared/core/problem/toError';
import { validationWords } from '../../nodes/shared/core/problem/validationWords';
import { apiRoot, requireEncryption } from '../../nodes/shared/core/sending/apiRoot';
import { causesOf, readConnectionFailure } from '../../nodes/shared/core/sending/connectionFailure';
import { isUsableId } from '../../nodes/shared/core/sending/apiPath';
import { isOwnPath } from '../../nodes/shared/core/sending/isOwnPath';
import { isPrivateAddress } from '../../nodes/shared/core/sending/isPrivateAddress';
import { retryAfterMs } from '../../nodes/shared/core/sending/retryDelay';
import { readSignInError } from '../../nodes/shared/core/sending/signInError';
import type { Delivery } from '../../nodes/shared/core/webhook/delivery';
import { whyNotPublic } from '../../nodes/shared/core/webhook/publicUrl';
import { svixKey, svixSignedAt } from '../../nodes/shared/core/webhook/svixSignature';

const HIDDEN = { secrets: ['kej_live_123456', 'aaaaaa', '//////'], number: '+12025550123' };
const KEY = Buffer.alloc(32);
const PLACE = { path: 'Field', zone: 'UTC' };

const delivery = (headers: Record<string, string>, body = ''): Delivery => ({ headers, query: {}, body: Buffer.from(body), receivedAtMs: 0 });
const svix = (headers: object) => ({ 'svix-id': 'msg', 'svix-timestamp': '1', 'svix-signature': 'v1,x', ...headers });
const kejue = (headers: object) => ({ 'x-kejue-timestamp': '1', 'x-kejue-signature': `sha256=${'0'.repeat(64)}`, ...headers });

/** One field of the form, to which an expression gives the text. */
const readField = (type: INodeProperties['type'], more: Partial<INodeProperties> = {}) => (text: string): unknown => {
	const context = { getTimezone: () => 'UTC', getNodeParameter: () => text } as unknown as IExecuteFunctions;
	const field: INodeProperties = { displayName: 'Field', name: 'field', type, default: '', ...more };
	return readParams(context, [field], 0);
};
const inRecord = (read: (record: IDataObject) => unknown, members: string[]) => (text: string) =>
	read(Object.fromEntries(members.map((name) => [name, text])));

/**
 * Everything that reads text from outside: items, credentials, answers, requests. By file and function; what is not a
 * function of the text alone has more words behind it.
 */
export const TEXT_FUNCTIONS: Record<string, (text: string) => unknown> = {
	'nodes/CallCampaign/campaign/callState.ts#callState': campaignCallState,
	'nodes/CallCampaign/campaign/history.ts#entriesIn': entriesIn,
	'nodes/CallCampaign/campaign/history.ts#readHistory': (text) => readHistory(text, 'UTC'),
	'nodes/CallCampaign/campaign/readCallTime.ts#readCallTime': (text) => readCallTime(text, 'UTC'),
	'nodes/CallCampaign/campaign/readCallTime.ts#enteredCallTime': (text) => enteredCallTime(text, 'UTC', 'Started At'),
	'nodes/Elemente/callStates.ts#callState': callState,
	'nodes/Elemente/errorMessage.ts#errorMessage': elementeErrorMessage,
	'nodes/Elemente/errorMessage.ts#errorMessage of a member': inRecord(elementeErrorMessage, ['message', 'error']),
	'nodes/Elemente/call/callList.ts#callListIn': callListIn,
	'nodes/Elemente/call/callList.ts#readCallList': readCallList,
	'nodes/Elemente/trigger/pollMemory.ts#digestOf': digestOf,
	'nodes/Kejue/contact/fields.ts#contactBody': (text) => contactBody(text, { whatsappNumber: text }, {}),
	'nodes/Kejue/errorMessage.ts#errorMessage': kejueErrorMessage,
	'nodes/Kejue/errorMessage.ts#errorMessage of a member': (text) => kejueErrorMessage({ error: text, code: text, details: { a: text, b: 'b' } }),
	'nodes/Kejue/simplifyCall.ts#simplifyCall': inRecord(simplifyKejueCall, ['status', 'ended_reason', 'started_at', 'duration_seconds', 'transcript']),
	'nodes/Kejue/trigger/kejueSignedAt.ts#kejueSignedAt timestamp': (text) => kejueSignedAt(delivery(kejue({ 'x-kejue-timestamp': text })), 'secret'),
	'nodes/Kejue/trigger/kejueSignedAt.ts#kejueSignedAt signature': (text) => kejueSignedAt(delivery(kejue({ 'x-kejue-signature': text })), 'secret'),
	'nodes/Kejue/trigger/kejueSignedAt.ts#kejueSignedAt body': (text) => kejueSignedAt(delivery(kejue({}), text), 'secret'),
	'nodes/Levers/call/fields.ts#readCountryCode': readCountryCode,
	'nodes/Levers/call/fields.ts#readNumberToCall': (text) => readNumberToCall({ numberToCall: text, options: {} }),
	'nodes/Levers/call/fields.ts#readNumberToCall as entered': (text) =>
		readNumberToCall({ numberToCall: text, countryCode: 'US', options: { sendAsEntered: true } }),
	'nodes/Levers/simplifyCall.ts#simplifyEnded': (text) => simplifyEnded(leversCallRecord.parse({ endedReason: text, deliveryStatus: text, transcription: text })),
	'nodes/Kejue/campaign/campaign.ts#readScheduledStart': (text) => readScheduledStart(text, 'Field', DateTime.utc()),
	'nodes/Zudu/agent/agent.ts#checkName': checkAgentName,
	'nodes/Zudu/agent/agentFields.ts#agentBody': (text) => agentBody(text, { integrations: text, llmConfig: { systemMessageVariables: text } }),
	'nodes/Zudu/webhook/fields.ts#checkUrl': (text) => checkUrl(`https://${text}`, 'Field'),
	'nodes/Zudu/callStates.ts#wordsOf': (text) => OUTCOMES.map(({ words }) => words.test(wordsOf(text))),
	'nodes/Zudu/errorMessage.ts#errorMessage': zuduErrorMessage,
	'nodes/Zudu/errorMessage.ts#errorMessage of a member': inRecord(zuduErrorMessage, ['message', 'error']),
	'nodes/Zudu/trigger/address.ts#keyIn': (text) => keyIn(`https://a.example/?${text}`),
	'nodes/Zudu/trigger/address.ts#keyOf': (text) => keyOf({ ...delivery({}), query: { key: text } }),
	'nodes/Zudu/trigger/address.ts#withKey': (text) => withKey(`https://a.example/?${text}`, 'key'),
	'nodes/Zudu/trigger/replacedWebhooks.ts#readReplaced': readReplaced,
	'nodes/Zudu/trigger/replacedWebhooks.ts#readReplaced of a list': (text) => readReplaced(`x Then puts back: ${text}`),
	'nodes/shared/calls/files/fileProblem.ts#fileProblem': (text) => fileProblem(text, text),
	'nodes/shared/calls/files/recordingContent.ts#notARecording': (text) => notARecording(Buffer.from(text), text),
	'nodes/shared/calls/files/recordingContent.ts#safeType': safeType,
	'nodes/shared/calls/files/safeAddress.ts#safeAddress': (text) => safeAddress(text, 'https://api.example'),
	'nodes/shared/calls/files/safeAddress.ts#safeAddress of a path': (text) => safeAddress(`https://files.example/${text}`, 'https://api.example'),
	'nodes/shared/calls/files/recordingFile.ts#recordingFile': (text) => recordingFile({ callId: text, recordingUrl: text } as never),
	'nodes/shared/calls/files/recordingFile.ts#recordingFile of a path': (text) =>
		recordingFile({ callId: 'a', recordingUrl: `https://a.example/${text}` } as never),
	'nodes/shared/calls/files/transcriptTurns.ts#roleOf': roleOf,
	'nodes/shared/calls/files/transcriptTurns.ts#turnItems': (text) => turnItems(text, turnsOfText(text)),
	'nodes/shared/calls/files/transcriptTurns.ts#turnsOfText': turnsOfText,
	'nodes/shared/calls/rules/hours/readClosedDates.ts#readClosedDates': readClosedDates,
	'nodes/shared/calls/rules/hours/readClosedDates.ts#readClosedDates of dates': (text) => readClosedDates(`${'2026-12-25,'.repeat(text.length / 20)}${text}`),
	'nodes/shared/core/input/ianaZone.ts#ianaZone': (text) => ianaZone(`America/${text}`, 'Field'),
	'nodes/shared/calls/rules/hours/readTime.ts#readTime': (text) => readTime(text, 'Field'),
	'nodes/shared/calls/rules/zones/readZone.ts#readZone': (text) => readZone(text, 'Field'),
	'nodes/shared/calls/rules/zones/zonesOfNumber.ts#zonesOfNumber': zonesOfNumber,
	'nodes/shared/calls/rules/zones/zonesOfNumber.ts#zonesOfNumber of a number': (text) => zonesOfNumber(`+49${text}`),
	'nodes/shared/core/input/checkMembers.ts#checkMembers': (text) => checkMembers({ a: text }, 'Field'),
	'nodes/shared/core/input/checkMembers.ts#checkName': (text) => checkName(text, () => 'Field'),
	'nodes/shared/calls/numbers/cleanNumber.ts#cleanNumber': cleanNumber,
	'nodes/shared/calls/numbers/cleanNumber.ts#isScientificNotation': isScientificNotation,
	'nodes/shared/core/input/dateProblem.ts#dateProblem': (text) => dateProblem(text, 'UTC'),
	'nodes/shared/core/input/dateProblem.ts#dateProblem behind a date': (text) => dateProblem(`2027-01-15T14:30${text}`, 'UTC'),
	'nodes/shared/core/input/invalidParameter.ts#InvalidParameter': (text) => new InvalidParameter('Field', `must be something, not "${text}"`),
	'nodes/shared/core/input/maskEntered.ts#maskEntered': maskEntered,
	'nodes/shared/calls/numbers/numberToCall.ts#nameOfNumber': (text) => nameOfNumber(text, 'US'),
	'nodes/shared/calls/numbers/numberToCall.ts#numberToCall': (text) => numberToCall(text, { parameter: 'Field', options: {} }),
	'nodes/shared/calls/numbers/nationalPart.ts#nationalPart': nationalPart,
	'nodes/shared/calls/numbers/notationsOf.ts#notationsOf': notationsOf,
	'nodes/shared/calls/numbers/numberingPlan.ts#hasNumberingPlan': hasNumberingPlan,
	'nodes/shared/calls/numbers/numberingPlan.ts#planNumber': planNumber,
	'nodes/shared/calls/rules/hours/presets.ts#presetFor': presetFor,
	'nodes/shared/calls/rules/hours/readCallingHours.ts#readCallingHours dates': (text) => readCallingHours({ closedDates: text }),
	'nodes/shared/calls/rules/hours/readCallingHours.ts#readCallingHours times': (text) => readCallingHours({ customHours: { hours: [{ days: [1], from: text, until: text }] } }),
	'nodes/shared/calls/rules/memory/campaignMemory.ts#noteOf': (text) => noteOf({ campaign: text, attempt: 1, target: text }),
	'nodes/shared/calls/rules/readRules.ts#differsByItem': (text) => differsByItem(`=${text}`),
	'nodes/shared/calls/rules/screening/rehearse.ts#readRehearsalNumber': (text) => readRehearsalNumber(text, 'US'),
	'nodes/shared/core/input/describeEntered.ts#describeEntered': describeEntered,
	'nodes/shared/core/input/freeObject.ts#readFreeObject': (text) => readFreeObject({ json: [{ value: text }] }, PLACE),
	'nodes/shared/core/input/freeObject.ts#readFreeObject of pairs': (text) => readFreeObject({ pairs: [{ key: text, value: text }] }, PLACE),
	'nodes/shared/core/input/readScalar.ts#isEmpty': isEmpty,
	'nodes/shared/core/input/readScalar.ts#readText': (text) => readText(text, PLACE),
	'nodes/shared/core/input/readScalar.ts#readBoolean': (text) => readBoolean(text, PLACE),
	'nodes/shared/core/input/readScalar.ts#readJson': (text) => readJson(text, PLACE),
	'nodes/shared/core/input/refuseExpression.ts#refuseExpressions': (text) => refuseExpressions([text], () => 'Field'),
	'nodes/shared/core/input/params.ts#readParams boolean': readField('boolean'),
	'nodes/shared/core/input/params.ts#readParams dateTime': readField('dateTime'),
	'nodes/shared/core/input/params.ts#readParams json': readField('json'),
	'nodes/shared/core/input/params.ts#readParams json object': (text) => readField('json')(`{"a":"${text}"}`),
	'nodes/shared/core/input/params.ts#readParams multiOptions': readField('multiOptions', { options: [{ name: 'A', value: 'a' }] }),
	'nodes/shared/core/input/params.ts#readParams number': readField('number'),
	'nodes/shared/core/input/params.ts#readParams options': readField('options', { options: [{ name: 'A', value: 'a' }] }),
	'nodes/shared/core/input/params.ts#readParams string': readField('string'),
	'nodes/shared/calls/numbers/readPhoneNumber.ts#readPhoneNumber': (text) => [readPhoneNumber(text), readPhoneNumber(text, 'US')],
	'nodes/shared/calls/numbers/storedNumber.ts#storedNumber': (text) => storedNumber(text, 'Phone Number', {}),
	'nodes/shared/calls/numbers/phoneNumber.ts#phoneNumber': (text) => phoneNumber(text, { parameter: 'Phone Number' }),
	'nodes/shared/calls/rules/countries.ts#countryOf': countryOf,
	'nodes/shared/calls/rules/countries.ts#readCountries': readCountries,
	'nodes/shared/calls/rules/doNotCall/doNotCall.ts#readDoNotCall': (text) => readDoNotCall(text).has('+12025550123'),
	'nodes/shared/calls/rules/doNotCall/doNotCall.ts#readDoNotCall of an entry': (text) => readDoNotCall([text]).has(text),
	'nodes/shared/calls/rules/doNotCall/doNotCall.ts#readDoNotCall to call': (text) => readDoNotCall(['+12025550123', '555-0123']).has(text),
	'nodes/shared/calls/rules/doNotCall/doNotCall.ts#readOptedOut': readOptedOut,
	'nodes/shared/calls/rules/doNotCall/doNotCallEntries.ts#doNotCallEntries': doNotCallEntries,
	'nodes/shared/calls/rules/doNotCall/doNotCallEntries.ts#doNotCallEntries of a column': (text) => doNotCallEntries([{ [text]: text }]),
	'nodes/shared/calls/rules/doNotCall/writtenNumbers.ts#significant': significant,
	'nodes/shared/calls/rules/doNotCall/writtenNumbers.ts#writtenNumbers': writtenNumbers,
	'nodes/shared/core/input/plainCharacters.ts#plainCharacters': plainCharacters,
	'nodes/shared/core/input/plainText.ts#plainText': plainText,
	'nodes/shared/calls/numbers/readCountry.ts#readCountry': readCountry,
	'nodes/shared/core/input/readMoment.ts#readMoment': (text) => readMoment(text, 'UTC'),
	'nodes/shared/core/input/readMoment.ts#readMoment behind a date': (text) => readMoment(`2027-01-15T14:30${text}`, 'UTC'),
	'nodes/shared/core/input/refuseExpression.ts#refuseExpression': (text) => refuseExpression(text, () => 'Field'),
	'nodes/shared/calls/numbers/splitExtension.ts#splitExtension': splitExtension,
	'nodes/shared/core/input/splitList.ts#splitIntegers': (text) => splitIntegers(text, 'Field'),
	'nodes/shared/core/input/splitList.ts#splitList': (text) => splitList(text, 'Field'),
	'nodes/shared/calls/lookUp.ts#includesSent': (text) => includesSent({ a: text }, { a: text }),
	'nodes/shared/core/lists/pages.ts#digestOf': digestOfPage,
	'nodes/shared/core/problem/hideValues.ts#hideValues': (text) => hideValues({ a: text }, ['a'.repeat(40), '1'.repeat(40)]),
	'nodes/shared/core/problem/hideValues.ts#hideSecretMembers': (text) => hideSecretMembers({ [text]: text, password: text }),
	'nodes/shared/core/problem/lossWords.ts#lossWords': (text) => lossWords(text, 1000),
	'nodes/shared/core/input/plainWord.ts#plainWord': plainWord,
	'nodes/shared/core/problem/plainWords.ts#plainWords': (text) => plainWords(text, sharedWords, HIDDEN),
	'nodes/shared/core/problem/plainWords.ts#plainWords of a page': (text) => plainWords(`<html>${text}`, sharedWords, HIDDEN),
	'nodes/shared/core/problem/plainWords.ts#plainWords of JSON': (text) => plainWords({ message: text }, sharedWords, HIDDEN),
	'nodes/shared/core/problem/redact.ts#maskNumber': maskNumber,
	'nodes/shared/core/problem/redact.ts#redact': (text) => redact(text, HIDDEN),
	'nodes/shared/core/problem/redact.ts#redact of a secret': (text) => redact('it holds aaaaaa and 111111', { secrets: [text.slice(0, 20_000)] }),
	'nodes/shared/core/problem/sharedWords.ts#sharedWords': sharedWords,
	'nodes/shared/core/problem/sharedWords.ts#sharedWords of a member': (text) => sharedWords({ error: { message: text }, errors: [text] }),
	'nodes/shared/core/problem/sharedWords.ts#particularWords': (text) => particularWords({ errors: { [text]: text } }),
	'nodes/shared/core/problem/sharedWords.ts#anyWords': (text) => anyWords({ [text]: [text, { a: text }] }),
	'nodes/shared/core/problem/toError.ts#toError': toError,
	'nodes/shared/core/problem/validationWords.ts#validationWords': validationWords,
	'nodes/shared/core/problem/validationWords.ts#validationWords of a member': (text) => validationWords({ detail: [{ loc: [text], msg: text }] }),
	'nodes/shared/core/sending/apiRoot.ts#apiRoot': apiRoot,
	'nodes/shared/core/sending/apiRoot.ts#apiRoot of an address': (text) => apiRoot(`https://a.example/${text}`),
	'nodes/shared/core/sending/apiRoot.ts#requireEncryption': (text) => requireEncryption(`http://${text}`),
	'nodes/shared/core/sending/connectionFailure.ts#causesOf': (text) => [...causesOf({ code: text, cause: text })],
	'nodes/shared/core/sending/connectionFailure.ts#readConnectionFailure': (text) => readConnectionFailure({ code: text, message: text, cause: { code: text } }),
	'nodes/shared/core/sending/apiPath.ts#isUsableId': isUsableId,
	'nodes/shared/core/sending/isOwnPath.ts#isOwnPath': isOwnPath,
	'nodes/shared/core/sending/isPrivateAddress.ts#isPrivateAddress': isPrivateAddress,
	'nodes/shared/core/sending/parseJson.ts#parseJson': parseJson,
	'nodes/shared/core/sending/parseJson.ts#parseJson of a text': (text) => parseJson(JSON.stringify([text, 1])),
	'nodes/shared/core/sending/parseJson.ts#parseJson of a list': (text) => parseJson(`[${'12345678901234567890,'.repeat(text.length / 20)}1]`),
	'nodes/shared/core/sending/retryDelay.ts#retryAfterMs': retryAfterMs,
	'nodes/shared/core/sending/signInError.ts#readSignInError': (text) => readSignInError(new Error(text)),
	'nodes/shared/core/webhook/publicUrl.ts#whyNotPublic': (text) => whyNotPublic(`https://${text}`),
	'nodes/shared/core/webhook/triggerAddress.ts#isElsewhere': (text) => isElsewhere(`https://a.example/${text}`, text),
	'nodes/shared/core/webhook/triggerAddress.ts#isSameAddress': (text) => isSameAddress(`https://a.example/${text}`, text),
	'nodes/shared/core/webhook/triggerAddress.ts#isSameEndpoint': (text) => isSameEndpoint(`https://a.example/${text}`, text),
	'nodes/shared/core/webhook/triggerAddress.ts#isTestAndActive': (text) => isTestAndActive(`https://a.example/${text}`, text),
	'nodes/shared/core/webhook/triggerAddress.ts#triggerAt': (text) => triggerAt(`https://a.example/${text}`),
	'nodes/shared/core/webhook/triggerAddress.ts#withoutQuery': (text) => withoutQuery(`https://a.example/${text}`),
	'nodes/shared/core/webhook/svixSignature.ts#svixKey': svixKey,
	'nodes/shared/core/webhook/svixSignature.ts#svixSignedAt id': (text) => svixSignedAt(delivery(svix({ 'svix-id': text })), KEY),
	'nodes/shared/core/webhook/svixSignature.ts#svixSignedAt timestamp': (text) => svixSignedAt(delivery(svix({ 'svix-timestamp': text })), KEY),
	'nodes/shared/core/webhook/svixSignature.ts#svixSignedAt signatures': (text) => svixSignedAt(delivery(svix({ 'svix-signature': text })), KEY),
	'nodes/shared/core/webhook/svixSignature.ts#svixSignedAt body': (text) => svixSignedAt(delivery(svix({}), text), KEY),
};
