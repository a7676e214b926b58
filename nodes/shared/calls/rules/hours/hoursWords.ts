/** Why somebody is not called at a moment outside the calling hours. */
export const OUTSIDE_HOURS = 'It is outside the calling hours where the person is.';

const NEVER_OPEN = 'The calling hours where the person is do not begin within 60 days.';

/** Why a person in so many time zones can never be called. */
export function neverOpen(zones: number): string {
	return zones > 1 ? `${NEVER_OPEN} The number may lie in ${zones} time zones, and all of them must be open: enter the person's own.` : NEVER_OPEN;
}
