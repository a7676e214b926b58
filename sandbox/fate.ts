/** How a call ends. */
export type Outcome = 'answered' | 'voicemail' | 'noAnswer' | 'busy' | 'rejected' | 'failed';

/** What is to become of a call: an outcome, or a talk that goes on for ever (for tests of waiting limits). */
export type Fate = Outcome | 'neverEnds';

/** True when somebody (or a machine) picks up, so that there is a talk, a transcript and a recording. */
export function isTalk(fate: Fate): boolean {
	return fate === 'answered' || fate === 'voicemail' || fate === 'neverEnds';
}
