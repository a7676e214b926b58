import fc from '../../fastCheck';
import { OddDigits } from '../../../nodes/CallCampaign/campaign/oddDigits';
import { RoundedNumbers } from '../../../nodes/CallCampaign/campaign/roundedNumbers';
import { nationalPart } from '../../../nodes/shared/calls/numbers/nationalPart';
import { processorMs } from '../../processorMs';

/** Each opt-out looked at by itself, as anybody would write it down first. */
function mayBeRounded(texts: string[], number: string): boolean {
	const digits = number.replace(/\D/g, '');
	const written = [digits, nationalPart(number)].flatMap((each) => ['', '11', '8'].map((prefix) => Number(prefix + each)));
	return texts.some((text) => {
		const [mantissa, exponent] = text.replace(/^[+-]/, '').replace(',', '.').toLowerCase().split('e');
		const tolerance = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0)) / 2;
		return Number.isFinite(tolerance) && written.some((each) => Math.abs(each - Number(`${mantissa}e${exponent}`)) <= tolerance);
	});
}

function mayBeAmong(texts: string[], number: string): boolean {
	const [digits, national] = [number.replace(/\D/g, ''), nationalPart(number)];
	const written = texts.map((text) => text.replace(/\D/g, '')).flatMap((each) => [each, each.replace(/^0+/, '')]);
	return written.some((each) => each.length >= 4 && (digits.endsWith(each) || each.includes(national)));
}

const number = fc.oneof(
	fc.integer({ min: 0, max: 9999 }).map((last) => `+1212555${String(last).padStart(4, '0')}`),
	fc.integer({ min: 0, max: 999_999 }).map((last) => `+44207${String(last).padStart(7, '0')}`),
	fc.constantFrom('+61412345678', '+4930901820', '+33142685300', '+2902123'),
);
const NEAR = [0, 0.5, -0.5, 1, -1, 0.49, 0.51];
/** Of that number or of one beside it, so that the edges of what it may have been are hit. */
const rounded = fc.tuple(number, fc.constantFrom('', '11', '8'), fc.integer({ min: 0, max: 9 }), fc.constantFrom(...NEAR), fc.boolean()).map(([of, prefix, decimals, off, isComma]) => {
	const text = (Number(prefix + of.slice(1)) + off * 10 ** Math.max(0, 10 - decimals)).toExponential(decimals);
	return isComma ? text.replace('.', ',') : text;
});
const oddText = fc.constantFrom('1E+999', '1E-999', '1E+308', '9.99E-320', '+1.2E+10', '-1.2e10', '0E+5');
const odd = fc.oneof(
	fc.tuple(number, fc.integer({ min: 1, max: 12 })).map(([of, length]) => of.slice(-length)),
	fc.tuple(number, number).map(([one, other]) => one.slice(1) + other.slice(2)),
	fc.tuple(number, fc.constantFrom('***0', '00', 'x ')).map(([of, before]) => before + of.slice(-5)),
);

test('what is looked up says the same of a number as each opt-out by itself', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof({ arbitrary: rounded, weight: 9 }, oddText), { maxLength: 12 }), fc.array(odd, { maxLength: 12 }), fc.array(number, { minLength: 1, maxLength: 20 }), (roundedTexts, oddTexts, numbers) => {
			const [numbersRounded, digits] = [new RoundedNumbers(roundedTexts), new OddDigits(oddTexts)];
			expect(numbers.map((each) => [numbersRounded.has(each), digits.has(each)])).toEqual(numbers.map((each) => [mayBeRounded(roundedTexts, each), mayBeAmong(oddTexts, each)]));
		}),
		{ numRuns: 2_000 },
	);
});

const COUNTS = [500, 16_000];
const PEOPLE = Array.from({ length: 1_000 }, (_, index) => `+44207946${String(index).padStart(4, '0')}`);

test.each<[string, (count: number) => { has(number: string): boolean }]>([
	['numbers that a spreadsheet has rounded', (count) => new RoundedNumbers(Array.from({ length: count }, (_, index) => `${(2e9 + 1000 * index).toExponential(6)}`))],
	['numbers with too few digits', (count) => new OddDigits(Array.from({ length: count }, (_, index) => `${100_000 + index}`))],
	['numbers with too many digits', (count) => new OddDigits(Array.from({ length: count }, (_, index) => `3314268${100_000 + index}3314268${200_000 + index}`))],
])('a person takes as long with many opt-outs as with few: %s', (_case, listOf) => {
	const [few, many] = COUNTS.map((count) => {
		const list = listOf(count);
		// What is made once, at the first person, is made for the list.
		for (const each of PEOPLE) list.has(each);
		return Math.min(...[1, 2, 3].map(() => processorMs(() => PEOPLE.map((each) => list.has(each)))));
	});
	expect(many).toBeLessThan(4 * Math.max(few, 5));
});
