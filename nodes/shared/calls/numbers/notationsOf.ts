/** Mobiles of Argentina with and without their 9, and of Brazil with their ninth digit or from before it. */
const OTHERS: Array<[RegExp, string]> = [[/^\+549/, '+54'], [/^\+54(?!9)/, '+549'], [/^\+55(..)9(?=[6-9].{7}$)/, '+55$1'], [/^\+55(..)(?=[6-9].{7}$)/, '+55$19']];

/** A number in E.164, and how else it is written with its country code. Any other name of a person is returned as it is. */
export function notationsOf(name: string): string[] {
	return [name, ...OTHERS.flatMap(([form, other]) => (form.test(name) ? name.replace(form, other) : []))];
}
