import fc from 'fast-check';

/** Unset, every run looks at other random values. */
const { RANDOM_SEED } = process.env;

if (RANDOM_SEED !== undefined) fc.configureGlobal({ seed: Number(RANDOM_SEED) });

/** fast-check, with the seed that the environment says. */
export default fc;
