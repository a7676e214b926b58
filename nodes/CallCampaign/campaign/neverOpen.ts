import { NEVER_OPEN } from '../../shared/calls/rules/hours/hoursWords';

/** Why a person in so many time zones can never be called. */
export function neverOpen(zones: number): string {
	return zones > 1 ? `${NEVER_OPEN} The number may lie in ${zones} time zones, and all of them must be open: enter the person's own.` : NEVER_OPEN;
}
