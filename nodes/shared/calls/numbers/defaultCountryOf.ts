/** The country of an item's local numbers, in whichever field its operation has it. */
export function defaultCountryOf(params: { options?: { defaultCountry?: string }; countryCode?: string }): string | undefined {
	return params.options?.defaultCountry ?? params.countryCode;
}
