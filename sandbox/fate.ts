/** How a call ends. */
export type Outcome = 'answered' | 'voicemail' | 'noAnswer' | 'busy' | 'rejected' | 'failed';

/** What is to become of a call: an outcome, a talk in which the person opts out, or one that goes on for ever (for tests of waiting limits). */
export type Fate = Outcome | 'optsOut' | 'neverEnds';

/** How the call ends; null if it never does. */
export function outcomeOf(fate: Fate): Outcome | null {
	if (fate === 'neverEnds') return null;
	return fate === 'optsOut' ? 'answered' : fate;
}

/** True when somebody (or a machine) picks up, so that there is a talk, a transcript and a recording. */
export function isTalk(fate: Fate): boolean {
	return ['answered', 'voicemail', null].includes(outcomeOf(fate));
}
