/** Why somebody is not called at a moment outside the calling hours. */
export const OUTSIDE_HOURS = 'It is outside the calling hours where the person is.';

export const NEVER_OPEN = 'The calling hours where the person is do not begin within 60 days.';
