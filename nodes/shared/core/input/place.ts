import { parameterPath } from './parameterPath';

/** Where a value was entered. */
export interface Place {
	path: string;
	/** Workflow time zone, for dates without an offset. */
	zone: string;
	/** What cannot be read is left out, or is the default of a choice. */
	lenient?: boolean;
}

export function within(place: Place, name: string): Place {
	return { ...place, path: parameterPath(place.path, name) };
}
