import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import fc from '../fastCheck';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { numberingPlans } from '../../build/numberingPlans';
import { planNumber, type PlannedNumber } from '../../nodes/shared/calls/numbers/numberingPlan';
import { PROJECT } from './packedPackage';

type Plan = (digits: string, country?: string) => PlannedNumber | undefined;

/** Beginnings of numbers of all kinds: mobile, landline, toll-free, premium rate, shared cost, short ones. */
const BEGINNINGS = ['2', '5', '7', '800', '900', '116', '180', '810', '845', '1860'];
const LENGTHS = [8, 10];
const DIGITS = '2345678901234';

/** How much of the beginning of a number that exists stands before random digits: so ranges are found in which patterns differ. */
const randomEndings = fc.tuple(fc.nat(3), fc.stringMatching(/^\d{4,11}$/));
const RANDOM_NUMBERS = 60;

const nationalNumbers = (mobile: string) => [
	...[mobile, `0${mobile}`, mobile.slice(1), `${mobile}1`],
	...BEGINNINGS.flatMap((start) => LENGTHS.map((length) => start + DIGITS.slice(start.length, length))),
	...fc.sample(randomEndings, { numRuns: RANDOM_NUMBERS, seed: Number(mobile) % 1e9 }).map(([length, ending]) => mobile.slice(0, length) + ending),
];

test('as built, the numbering plans say the same of every country’s numbers', async () => {
	const { planNumber: asBuilt } = (await import(path.join(PROJECT, 'dist/nodes/shared/calls/numbers/numberingPlan.js'))) as { planNumber: Plan };
	const differing: string[] = [];
	const found = new Map<string, number>();
	for (const country of getCountries()) {
		const national = nationalNumbers(String(examples[country] ?? ''));
		const international = national.map((digits) => `+${getCountryCallingCode(country)}${digits}`);
		for (const [digits, within] of [...international.map((one) => [one]), ...national.map((one) => [one, country])]) {
			const expected = planNumber(digits, within);
			for (const [name, value] of Object.entries(expected ?? {})) found.set(`${name} ${value}`, (found.get(`${name} ${value}`) ?? 0) + 1);
			if (JSON.stringify(asBuilt(digits, within)) !== JSON.stringify(expected)) differing.push(`${digits} ${within ?? ''}`);
		}
	}
	expect(differing).toEqual([]);
	const seen = ['valid true', 'valid false', 'possible false', 'mobile true', 'fixedLine true', 'type premiumRate', 'type sharedCost'];
	expect(seen.filter((one) => (found.get(one) ?? 0) < 20)).toEqual([]);
});

test('a bundle that would format a number says so', async () => {
	const contents = "import { parsePhoneNumberFromString } from 'libphonenumber-js/max'; parsePhoneNumberFromString('+14155550123').formatNational();";
	const stdin = { contents, resolveDir: PROJECT };
	const { outputFiles } = await build({ stdin, bundle: true, platform: 'node', mainFields: ['module', 'main'], plugins: [numberingPlans], write: false });
	expect(() => runInNewContext(outputFiles[0]?.text ?? '')).toThrow('Formats are left out.');
});
