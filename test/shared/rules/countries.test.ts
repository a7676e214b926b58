import { InvalidParameter } from '../../../nodes/shared/core/input/invalidParameter';
import { countryOf, isAllowedCountry, readCountries } from '../../../nodes/shared/calls/rules/countries';

test.each<[unknown, string[]]>([
	['US', ['US']],
	['US, ca; uk', ['US', 'CA', 'GB']],
	['us ca\nde|fr', ['US', 'CA', 'DE', 'FR']],
	[['us', ' UK '], ['US', 'GB']],
	[['us, ca', 'de'], ['US', 'CA', 'DE']],
	['US,US,', ['US']],
])('%j are the countries %j', (entered, expected) => {
	expect([...readCountries(entered)]).toEqual(expected);
});

test.each<[unknown, string]>([
	['US, USA', `contains "USA", which is not a two-letter country code`],
	['Germany', `contains "GERMANY", which is not a two-letter country code`],
	['EU', `contains "EU", which is not a two-letter country code`],
	['001', `contains "001", which is not a two-letter country code`],
	['', 'is empty'],
	[' , ', 'is empty'],
	[null, 'is empty'],
	[undefined, 'is empty'],
	[[], 'is empty'],
	[['US', null], 'contains an entry that is not a country code'],
	[['US', { code: 'CA' }], 'contains an entry that is not a country code'],
])('%j is refused: %s', (entered, problem) => {
	expect(() => readCountries(entered)).toThrow(new InvalidParameter('Campaign Rules → Allowed Countries', problem));
});

const NORTH_AMERICA = 'US,AG,AI,AS,BB,BM,BS,CA,DM,DO,GD,GU,JM,KN,KY,LC,MP,MS,PR,SX,TC,TT,VC,VG,VI';

describe('only numbers that are certainly in an allowed country are allowed', () => {
	test.each<[string, string, string, boolean]>([
		['USA', 'US', '+14155552671', true],
		['USA, without leave', 'CA', '+14155552671', false],
		['Canada', 'US', '+14165550123', false],
		['Canada, allowed', 'US,CA', '+14165550123', true],
		['Bahamas', 'US,CA', '+12423221234', false],
		['Jamaica', 'US', '+18765550123', false],
		['Kazakhstan behind +7', 'RU', '+77011234567', false],
		['Russia', 'RU', '+79161234567', true],
		['Guernsey behind +44', 'GB', '+447911123456', false],
		['United Kingdom', 'GB', '+442079460018', true],
		['any of +44', 'GB', '+447700900123', false],
		['any of +44, all allowed', 'GB,GG,IM,JE', '+447700900123', true],
		['any of +1', 'US,CA', '+12005550123', false],
		['any of +1, one missing', NORTH_AMERICA.replace('JM,', ''), '+12005550123', false],
		['any of +1, all allowed', NORTH_AMERICA, '+12005550123', true],
		['mobile in Australia', 'AU', '+61412345678', true],
		['a range that no plan knows, of one country', 'DE', '+49151234567', true],
		['satellite', 'US,GB,DE', '+882161234567', false],
		['toll-free of no country', 'US,GB,DE', '+80012345678', false],
		['a country code that does not exist', 'US,GB,DE', '+99912345678', false],
		['as entered', 'DE', '0151 12345678', false],
		['no number', 'US', '', false],
	])('%s: allowed are %s, %s: %s', (_name, countries, number, expected) => {
		expect(isAllowedCountry(readCountries(countries), number)).toBe(expected);
	});
});

test.each([
	['+14155552671', 'US'],
	['+12005550123', undefined],
	['+80012345678', undefined],
])('%s is in %s', (number, country) => {
	expect(countryOf(number)).toBe(country);
});
