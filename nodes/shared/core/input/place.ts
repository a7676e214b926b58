import { parameterPath } from './parameterPath';

/** Where a value was entered. */
export interface Place {
	path: string;
	/** Workflow time zone, for dates without an offset. */
	zone: string;
}

export function within({ path, zone }: Place, name: string): Place {
	return { path: parameterPath(path, name), zone };
}
