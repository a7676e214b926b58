/** A member that the description does not have. Its name may be somebody's data, so it is only shown if it is known to be none. */
export interface UnknownMember {
	/** Names from `Difference.place` on; `[]` for each entry of a list. */
	path: string[];
	type: string;
}

/** One thing in which an answer is unlike its description. Without values: places consist of names in the description. */
export interface Difference {
	/** `calls[].status`; empty for the answer as a whole. */
	place: string;
	text: string;
	unknown?: UnknownMember;
}

export type Verdict = 'confirmed' | 'differs' | 'not seen';

/** What was found out about one thing. */
export interface Finding {
	/** `GET /api/v1/calls/{call_id}`, `Paging of GET /api/v1/calls` */
	subject: string;
	/** What the description itself rests on. */
	basis: 'documented' | 'inferred' | 'not documented';
	verdict: Verdict;
	/** In a sentence, without values. */
	text: string;
	differences: Difference[];
	/** Described members that no answer had. */
	missing: string[];
}

export const finding = (given: Pick<Finding, 'subject' | 'basis' | 'verdict' | 'text'> & Partial<Finding>): Finding => ({ differences: [], missing: [], ...given });
