import { type DateTime } from 'luxon';
import { InvalidParameter } from '../../core/input/invalidParameter';
import { countryOf, isAllowedCountry, readCountries } from './countries';
import { readDoNotCall, readOptedOut, type DoNotCall } from './doNotCall/doNotCall';
import { neverOpen, OUTSIDE_HOURS } from './hours/hoursWords';
import type { CallingHours } from './hours/callingHours';
import { isOpen, nextOpening, placeAt } from './hours/openingHours';
import { readCallingHours } from './hours/readCallingHours';
import { once } from './once';
import type { EnteredRules } from './readRules';
import type { Place, Skip } from './skip';
import { zonesFor, type Zones } from './zones/zonesFor';

interface CampaignAttempt {
	campaign: string;
	attempt: number;
}

/** The rules for one item, ready to be asked at any moment. */
export interface ItemRules {
	campaign: CampaignAttempt | undefined;
	hours: CallingHours | undefined;
	zones: Zones | undefined;
	/** A rule that does not depend on the moment, with its reason. */
	refused: Pick<Skip, 'reason' | 'message'> | undefined;
	schedulesOutside: boolean;
	/** Why the number was not judged, as a sentence. */
	unread: string | undefined;
}

export interface Person {
	/** All that may be called, in E.164. */
	numbers: string[];
	/** Why the number of a contact is not known, as a sentence; absent: without a number, nobody may be called. */
	unread?: string | undefined;
	defaultCountry: string | undefined;
}

/** Reads what was entered for one person. @throws InvalidParameter also for a rule that cannot be judged: then nobody is called */
export class RulesReading {
	private readonly listOf = lastResult(readDoNotCall);

	private readonly countriesOf = lastResult(readCountries);

	private readonly hoursOf = lastResult((callingHours: EnteredRules['callingHours'], customHours: EnteredRules['customHours'], closedDates: unknown) =>
		readCallingHours({ callingHours, customHours, closedDates }),
	);

	read(entered: EnteredRules, { numbers, unread, defaultCountry }: Person): ItemRules {
		const list = 'doNotCall' in entered ? this.listOf(entered.doNotCall, defaultCountry) : undefined;
		const countries = entered.allowedCountries === undefined ? undefined : this.countriesOf(entered.allowedCountries);
		const zones = zonesFor({ entered: entered.timeZone, numbers, defaultZone: entered.defaultTimeZone });
		return {
			campaign: campaignOf(entered),
			hours: this.openingHours(entered, { numbers, zones, unread }),
			zones,
			refused: refusalOf({ list, countries, numbers, unread, optedOut: readOptedOut(entered.optedOut) }),
			schedulesOutside: entered.outsideHours === 'schedule',
			unread,
		};
	}

	private openingHours(entered: EnteredRules, { numbers, zones, unread }: Pick<Person, 'numbers' | 'unread'> & { zones: Zones | undefined }): CallingHours | undefined {
		const { callingHours, customHours, closedDates } = entered;
		if (callingHours === undefined && customHours === undefined && closedDates === undefined) return undefined;
		if (!zones) {
			if (unread) return undefined;
			throw new InvalidParameter(
				'Campaign Rules → Time Zone',
				'is not known: the item has none, and its number does not show one',
				"Enter 'Time Zone' or 'Default Time Zone' in the Campaign Rules; nobody was called for this item.",
			);
		}
		const [country, ...others] = new Set(numbers.map(countryOf));
		return this.hoursOf(callingHours, customHours, closedDates)(others.length > 0 ? undefined : country);
	}
}

function campaignOf({ campaign, attempt }: EnteredRules): CampaignAttempt | undefined {
	const name = campaign?.trim();
	if (name) return { campaign: name, attempt: attempt ?? 1 };
	if (attempt === undefined) return undefined;
	throw new InvalidParameter('Campaign Rules → Campaign', 'is empty, so it is not known who was called already');
}

interface Facts extends Pick<Person, 'numbers' | 'unread'> {
	list: DoNotCall | undefined;
	countries: ReadonlySet<string> | undefined;
	optedOut: boolean;
}

function refusalOf({ list, countries, numbers, unread, optedOut }: Facts): ItemRules['refused'] {
	if ((countries ?? list) && numbers.length === 0 && !unread) {
		throw new InvalidParameter(`Campaign Rules → ${countries ? 'Allowed Countries' : 'Do Not Call'}`, 'cannot be checked: the item has no phone number');
	}
	const foreign = countries && numbers.find((number) => !isAllowedCountry(countries, number));
	if (foreign !== undefined) {
		return { reason: 'countryNotAllowed', message: `The number belongs to ${countryOf(foreign) ?? 'a country that is not known'}, which is not among the allowed countries.` };
	}
	if (list && numbers.some((number) => list.has(number))) return { reason: 'doNotCall', message: 'The number is on the do-not-call list.' };
	return optedOut ? { reason: 'doNotCall', message: 'The person has opted out of calls.' } : undefined;
}

export function placeOf({ hours, zones }: ItemRules, at: DateTime): Place {
	return zones ? placeAt(hours, zones, at) : { localTime: null, timeZone: null, timeZoneSource: null };
}

/** The skip of a person whom nobody may call at `at`; undefined inside the calling hours. */
export function outsideHours(rules: ItemRules, at: DateTime): Skip | undefined {
	const { hours, zones } = rules;
	if (!hours || !zones || isOpen(hours, zones.zones, at)) return undefined;
	const next = nextOpening(hours, zones.zones, at);
	return {
		...placeOf(rules, at),
		reason: 'outsideHours',
		message: next ? OUTSIDE_HOURS : neverOpen(zones.zones.length),
		nextCallAt: next?.toISO() ?? null,
	};
}

/** Remembers one result, or error: most values are the same for all items, and a list of 50,000 numbers takes seconds to read. */
function lastResult<A extends unknown[], R>(make: (...args: A) => R): (...args: A) => R {
	let last: { args: A; make: () => R } | undefined;
	return (...args) => {
		if (!last || last.args.some((arg, index) => arg !== args[index])) last = { args, make: once(() => make(...args)) };
		return last.make();
	};
}
