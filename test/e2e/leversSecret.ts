/** Of every webhook in Levers' dashboard that tests enter: 24 bytes, as Svix makes them. */
export const LEVERS_SECRET = `whsec_${Buffer.from('a secret of twenty-four!').toString('base64')}`;
