import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { campaignRules } from '../../shared/calls/rules/campaignRules';
import { countryOf } from '../../shared/calls/rules/countries';
import { readOptedOut } from '../../shared/calls/rules/doNotCall/doNotCall';
import { presetFor } from '../../shared/calls/rules/hours/presets';
import { RulesReading, type ItemRules } from '../../shared/calls/rules/itemRules';
import { rulesReader } from '../../shared/calls/rules/readRules';
import { zonesFor } from '../../shared/calls/rules/zones/zonesFor';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';
import { maskEntered } from '../../shared/core/input/maskEntered';
import { parameterPath } from '../../shared/core/input/parameterPath';
import { toError } from '../../shared/core/problem/toError';
import type { KnownColumns } from './knownColumns';
import { zoneOfRow } from './zoneOfRow';

const MAX_SHOWN = 40;
const OFFERED = ['allowedCountries', 'callingHours', 'closedDates', 'customHours', 'defaultTimeZone', 'doNotCall', 'optedOut', 'timeZone'];

export const listRules = {
	...campaignRules,
	description: 'The same as in the node that places the calls. If not set, Calling Hours is By Country of the Number, and the columns timezone and doNotCall are read.',
	options: campaignRules.options.filter(({ name }) => OFFERED.includes(name)),
} as const satisfies INodeProperties;

export interface PersonRules extends Pick<ItemRules, 'refused'> {
	hours: NonNullable<ItemRules['hours']>;
	zones: NonNullable<ItemRules['zones']>;
	timezone: string | null;
	optedOut: boolean;
	country: string | undefined;
	preset: string;
}

interface Unjudged extends Pick<PersonRules, 'optedOut'> {
	problem: string;
}

interface Place {
	itemIndex: number;
	columns: KnownColumns;
}

interface Person extends Place {
	number: string | undefined;
	defaultCountry: string | undefined;
}

export interface ListRules {
	/** A time zone that nobody knows is a problem of the row. @throws InvalidParameter for rules that cannot be judged */
	rulesOf(person: Person): PersonRules | Unjudged;
	optedOut(place: Place): boolean;
}

export function readListRules(context: IExecuteFunctions): ListRules {
	const read = rulesReader(context);
	const reading = new RulesReading();
	const hasOptedOut = (entered: unknown, { row }: KnownColumns) => readOptedOut(entered) || readOptedOut(row.doNotCall);
	return {
		optedOut: ({ itemIndex, columns }) => hasOptedOut(read?.ofItem(itemIndex).optedOut, columns),
		rulesOf: ({ itemIndex, columns, number, defaultCountry }) => {
			const entered = read?.ofItem(itemIndex) ?? {};
			const callingHours = entered.callingHours ?? (entered.customHours === undefined ? 'byCountry' : undefined);
			const optedOut = hasOptedOut(entered.optedOut, columns);
			const timeZone = entered.timeZone ?? zoneOfRow(columns);
			if (typeof timeZone !== 'string') return { ...timeZone, optedOut };
			try {
				const numbers = number === undefined ? [] : [number];
				const zones = zonesFor({ entered: timeZone, numbers, defaultZone: entered.defaultTimeZone });
				if (!zones) return { problem: "The number does not show a time zone: enter the person's own in the column timezone, such as America/New_York, or set a default one.", optedOut };
				const { hours, refused } = reading.read({ ...entered, timeZone, callingHours, optedOut }, { numbers, defaultCountry });
				if (!hours) throw new Error('There are always calling hours');
				const country = number === undefined ? undefined : countryOf(number);
				const preset = callingHours === 'byCountry' ? presetFor(country) : (callingHours ?? 'custom');
				return { hours, zones, refused, optedOut, country, preset, timezone: zones.source === 'item' ? zones.zones[0] : null };
			} catch (error) {
				if (error instanceof InvalidParameter && error.parameter === parameterPath('Campaign Rules', 'Time Zone')) {
					return { problem: `"${maskEntered(timeZone.slice(0, MAX_SHOWN))}" is not a time zone. Write it like America/New_York.`, optedOut };
				}
				throw toError(error);
			}
		},
	};
}
