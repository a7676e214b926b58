/** What is taken out of a source, so that a rule holds nobody any more. */
export interface Removal {
	/** In `nodes/`. */
	file: string;
	/** The piece of source; it is there once. */
	piece: string;
	/** What stands in its place. */
	by: string;
}

export interface Guard {
	title: string;
	/** Several where each of them alone holds back the same people. */
	removals: Removal[];
	/** The test that must fail then: its file in `test/`, without `.test.ts`, and a part of its full name. */
	test: { file: string; name: string };
}
