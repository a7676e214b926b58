/** The providers the sandbox stands in for, in the order of their ports. A fifth one is a name here, a file in providers/ and a description. */
export const PROVIDER_NAMES = ['kejue', 'zudu', 'elemente', 'levers'] as const;

/** Name of a provider, as used in options, fault rules and the request log. */
export type ProviderName = (typeof PROVIDER_NAMES)[number];
