import { ifReadable } from '../../../core/input/ifReadable';
import { InvalidParameter } from '../../../core/input/invalidParameter';
import { plainCharacters } from '../../../core/input/plainCharacters';

const MAX_LENGTH = 64;
const OFFSET = /^(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const MAX_OFFSET_MINUTES = 14 * 60;
/** "IST" is three places, and "EST" is not New York in summer. */
const ABBREVIATION = /^[a-z]{3}$/i;
const CLEAR_ABBREVIATIONS = ['CET', 'EET', 'GMT', 'MET', 'UTC', 'WET'];
const REMEDY = 'Enter a time zone such as America/Chicago, or an offset such as +02:00; nobody was called for this item.';

/** The zone that is entered, in any case and with spaces or underscores, as Luxon knows it: an IANA name, or "UTC+2" for an offset. @throws InvalidParameter naming the field */
export function readZone(entered: string, parameter: string): string {
	const text = entered.length > MAX_LENGTH ? '' : plainCharacters(entered);
	const offset = OFFSET.exec(text);
	const zone = offset ? offsetZone(offset) : ianaZone(text.replaceAll(' ', '_'));
	if (zone === undefined) throw new InvalidParameter(parameter, 'is not a time zone', REMEDY);
	return zone;
}

function offsetZone([, sign = '', hours = '', minutes = '0']: RegExpExecArray): string | undefined {
	const total = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) >= 60 || total > MAX_OFFSET_MINUTES) return undefined;
	if (total === 0) return 'UTC';
	return `UTC${sign}${Number(hours)}${Number(minutes) > 0 ? `:${minutes}` : ''}`;
}

function ianaZone(name: string): string | undefined {
	if (ABBREVIATION.test(name)) return CLEAR_ABBREVIATIONS.find((abbreviation) => abbreviation === name.toUpperCase());
	const spelled = spellZone(name);
	// Intl has old names for some zones ("Asia/Calcutta").
	return spelled?.toLowerCase() === name.toLowerCase() ? spelled : spelled && name;
}

/** The name as Intl writes it; undefined if it knows none. */
function spellZone(name: string): string | undefined {
	return ifReadable(() => new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone);
}
