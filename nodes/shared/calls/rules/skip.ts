/** Why a campaign rule holds a person back. The first that applies, in this order after `countryNotAllowed`. */
export type SkipReason =
	| 'countryNotAllowed'
	| 'doNotCall'
	| 'duplicate'
	| 'alreadyCalled'
	| 'outsideHours'
	| 'limitReached'
	| 'stopped'
	| 'rehearsal';

/** Where a person is, and how that is known. All null where no rule asked. */
export interface Place {
	/** ISO 8601 with offset, in the zone that decides. */
	localTime: string | null;
	/** IANA zone; several that are possible are separated by commas. */
	timeZone: string | null;
	timeZoneSource: 'item' | 'number' | 'default' | null;
}

/** A person whom a rule held back: nothing was sent, and it is no attempt. */
export interface Skip extends Place {
	reason: SkipReason;
	message: string;
	/** The first moment at which the rules would allow the call (ISO 8601 with offset); null where there is none. */
	nextCallAt: string | null;
}

export function placeIn({ localTime, timeZone, timeZoneSource }: Place): Place {
	return { localTime, timeZone, timeZoneSource };
}
