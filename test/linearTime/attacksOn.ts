import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** A text of any length: one part, then another one over and over, then an end. */
export interface Attack {
	start: string;
	/** Not empty. */
	repeated: string;
	end: string;
}

/** Characters that stand in for a class, as far as they belong to it. */
const CANDIDATES = [...'a1 A-.<"/:_,+=[]{}()\'@\t\n\u200b\u00e9\u4e2d\u0000'];
const MAX_OF_CLASS = 4;
const MAX_PAIRS = 40;
/** At the first the text may still match, at the others hardly. */
const ENDS = ['', '\u0000', '\n!'];

/** Of the given length or a little shorter. */
export function textOf({ start, repeated, end }: Attack, length: number): string {
	return start + repeated.repeat(Math.max(1, Math.floor((length - start.length - end.length) / repeated.length))) + end;
}

/**
 * Texts that make a regular expression try for long if anything does: for each thing in it that may be repeated, many
 * repetitions after what stands before it, and many beginnings of it; each of its characters and pairs of them; always with
 * ends at which it fails as well.
 */
export function attacksOn(regex: RegExp): Attack[] {
	const parsed = new RegExpParser().parsePattern(regex.source, undefined, undefined, { unicode: regex.unicode });
	const sampler = new Sampler(regex.flags.replace(/[gy]/g, ''));
	const attacks = new Map<string, Attack>();
	const add = (start: string, repeated: string): void => {
		if (repeated === '') return;
		for (const end of ENDS) attacks.set(JSON.stringify([start, repeated, end]), { start, repeated, end });
	};

	const characters = new Set<string>();
	visit(parsed, (node, before) => {
		if (node.type === 'Character' || node.type === 'CharacterClass' || node.type === 'CharacterSet') {
			for (const one of sampler.samplesOf(node)) characters.add(one);
		}
		if (node.type !== 'Quantifier' || node.max <= 1) return;
		const start = before.map((earlier) => sampler.samplesOf(earlier)[0] ?? '').join('');
		add('', start);
		for (const pump of sampler.samplesOf(node.element)) {
			add(start, pump);
			add('', start + pump);
			add(start, start + pump);
		}
	});
	for (const alternative of parsed.alternatives) {
		const whole = alternative.elements.map((element) => sampler.samplesOf(element)[0] ?? '').join('');
		add('', whole);
		add('', whole.slice(0, -1));
	}
	const all = [...characters];
	for (const one of all) add('', one);
	for (const pair of all.flatMap((one) => all.flatMap((other) => (one === other ? [] : one + other))).slice(0, MAX_PAIRS)) add('', pair);
	return [...attacks.values()];
}

/** Calls back for every part of the pattern, with the parts that must match before it. */
function visit(node: AST.Node, take: (node: AST.Node, before: AST.Element[]) => void, before: AST.Element[] = []): void {
	take(node, before);
	if (node.type === 'Quantifier') visit(node.element, take, before);
	if ('alternatives' in node && node.type !== 'ClassStringDisjunction') for (const each of node.alternatives) visit(each, take, before);
	if (node.type === 'Alternative') node.elements.forEach((element, index) => visit(element, take, [...before, ...node.elements.slice(0, index)]));
}

class Sampler {
	constructor(private readonly flags: string) {}

	/** Texts that a part of the pattern matches, one of each kind; none for what takes no characters. */
	samplesOf(node: AST.Element): string[] {
		switch (node.type) {
			case 'Character':
				return [String.fromCodePoint(node.value)];
			case 'CharacterClass':
			case 'CharacterSet':
			case 'ExpressionCharacterClass': {
				const one = new RegExp(`^(?:${node.raw})$`, this.flags);
				return CANDIDATES.filter((candidate) => one.test(candidate)).slice(0, MAX_OF_CLASS);
			}
			case 'Group':
			case 'CapturingGroup':
				return node.alternatives.map(({ elements }) => elements.map((element) => this.samplesOf(element)[0] ?? '').join(''));
			case 'Quantifier':
				return this.samplesOf(node.element).map((sample) => sample.repeat(Math.max(1, node.min)));
			case 'Assertion':
			case 'Backreference':
				return [];
		}
	}
}
