import path from 'node:path';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { planNumber, type PlannedNumber } from '../../nodes/shared/calls/numbers/numberingPlan';
import { PROJECT } from './packedPackage';

type Plan = (digits: string, country?: string) => PlannedNumber | undefined;

/** Beginnings of numbers of all kinds: mobile, landline, toll-free, premium rate, short ones. */
const BEGINNINGS = ['2', '5', '7', '800', '900', '116'];
const LENGTHS = [8, 10];
const DIGITS = '2345678901234';

test('built without formats, the numbering plans say the same of every country’s numbers', async () => {
	const { planNumber: asBuilt } = (await import(path.join(PROJECT, 'dist/nodes/shared/calls/numbers/numberingPlan.js'))) as { planNumber: Plan };
	const differing: string[] = [];
	let valid = 0;
	for (const country of getCountries()) {
		const mobile = String(examples[country] ?? '');
		const national = [mobile, `0${mobile}`, mobile.slice(1), `${mobile}1`, ...BEGINNINGS.flatMap((start) => LENGTHS.map((length) => start + DIGITS.slice(start.length, length)))];
		const international = national.map((digits) => `+${getCountryCallingCode(country)}${digits}`);
		for (const [digits, within] of [...international.map((one) => [one]), ...national.map((one) => [one, country])]) {
			const expected = planNumber(digits, within);
			if (expected?.valid) valid++;
			if (JSON.stringify(asBuilt(digits, within)) !== JSON.stringify(expected)) differing.push(`${digits} ${within ?? ''}`);
		}
	}
	expect(differing).toEqual([]);
	expect(valid).toBeGreaterThan(1000);
});
