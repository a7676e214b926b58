import { planNumber } from './numberingPlan';

/** The digits of a number in E.164 without its country code; all digits where its country is not known. */
export function nationalPart(number: string): string {
	const digits = number.replace(/\D/g, '');
	return digits.slice(-(planNumber(number)?.nationalDigits ?? digits.length));
}
