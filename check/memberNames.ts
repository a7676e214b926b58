import { asObject, endpointsOf } from '../build/describedEndpoint';
import type { ProviderName } from '../build/operations';

/** Words that APIs use for members, besides those of the descriptions. None of them says anything about a person. */
const API_WORDS = `
	access account active address after agent amount analysis answered api archived attempt attempts audio average balance batch before
	billing body call calls campaign carrier category channel channels charge client code config connected connection content context
	conversation cost count country created credits currency current cursor customer data date deleted description detail details device
	digits direction disabled display document duration email enabled end ended environment error errors event events expires extra failed
	failure file files filter finished first flag flags folder format from group groups has hash headers hidden history id ids image
	inbound index info input invoice is items key keys kind label labels language last latency legacy length level limit line link links
	list locale log mask max media members message messages meta method min minutes mode model more name next note notes number numbers
	object offset order org organization origin outbound output owner page pages parent path phone policy position previous price priority
	profile project prompt provider public quality queue range rate raw reason record recording records ref reference region request
	response result results retry role rule rules sample schedule scheduled scope score seconds section sentiment sequence session set
	settings short signature size skip sort source start started state stats status step stereo stop storage success summary system tag
	tags target task tasks team template text threshold time timeout timestamp timezone title to token tokens tool tools total transcript
	transfer trial type units updated url usage user users uuid value values variant version video voice voices wait warning webhook
	webhooks weight workspace zone`
	.split(/\s+/)
	.filter(Boolean);

const WORD_STARTS = /[_\-\s.]+|(?<=[a-z0-9])(?=[A-Z])/;
const IN_BRACES = /\{\{?\s*([^{}]{1,200}?)\s*\}?\}/g;
const MAX_NAME_LENGTH = 60;

/**
 * Tells which names of unknown members may leave this machine. Names can be data: of variables that somebody made up, of people, of
 * IDs. Shown is only what consists of words that APIs use and occurs nowhere as something that somebody has entered.
 */
export class MemberNames {
	private readonly words: ReadonlySet<string>;
	private readonly entered = new Set<string>();
	private readonly withheldNames = new Set<string>();

	constructor(providers: readonly ProviderName[]) {
		this.words = new Set([...API_WORDS, ...providers.flatMap((provider) => [...describedNames(provider)]).flatMap(wordsOf)]);
	}

	/** Takes note of every text in an answer: it, and what it has in braces, is no name of a member. */
	noteValues(value: unknown): void {
		if (typeof value === 'string') {
			this.entered.add(value);
			for (const [, inner] of value.matchAll(IN_BRACES)) this.entered.add(inner);
		} else if (typeof value === 'object' && value !== null) {
			for (const inner of Object.values(value)) this.noteValues(inner);
		}
	}

	/** Takes note of the names in an object whose members somebody has made up. */
	noteNames(names: readonly string[]): void {
		for (const name of names) this.entered.add(name);
	}

	/** The name, or undefined where it must not be shown. */
	shown(name: string): string | undefined {
		const words = wordsOf(name);
		const isShown = name.length <= MAX_NAME_LENGTH && words.length > 0 && words.every((word) => this.words.has(word)) && !this.entered.has(name);
		if (!isShown) this.withheldNames.add(name);
		return isShown ? name : undefined;
	}

	/** Names that were asked for and not shown. For the person's own screen only. */
	withheld(): string[] {
		return [...this.withheldNames].sort();
	}
}

const names = new Map<ProviderName, ReadonlySet<string>>();

/** Names of all members in a provider's description. */
export function describedNames(provider: ProviderName): ReadonlySet<string> {
	const known = names.get(provider) ?? new Set(propertyNames(endpointsOf(provider)[0]?.document));
	names.set(provider, known);
	return known;
}

function propertyNames(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Object.keys(asObject(asObject(value).properties));
	return [...own, ...Object.values(value).flatMap(propertyNames)];
}

function wordsOf(name: string): string[] {
	return name.split(WORD_STARTS).map((word) => word.toLowerCase());
}
