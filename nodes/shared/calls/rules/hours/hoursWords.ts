export const OUTSIDE_HOURS = 'It is outside the calling hours where the person is.';

const NEVER_OPEN = 'The calling hours where the person is do not begin within 60 days.';

export function neverOpen(zones: number): string {
	return zones > 1 ? `${NEVER_OPEN} The number may lie in ${zones} time zones, and all of them must be open: enter the person's own.` : NEVER_OPEN;
}
