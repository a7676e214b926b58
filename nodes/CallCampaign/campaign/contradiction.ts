import { shownColumns } from '../../shared/calls/rules/doNotCall/shownColumns';
import type { Written } from './knownColumns';

/** Says that headings of one column do not mean the same, so that nobody knows which of them was corrected. `meaningOf` a text: what is compared. */
export function contradiction(written: Written[], meaningOf: (text: string) => string, named = written): string | undefined {
	if (written.length < 2 || new Set(written.map(({ text }) => meaningOf(text))).size < 2) return undefined;
	return `The columns ${shownColumns(named.map(({ heading }) => heading))} contradict each other. Make them alike, or empty all but one.`;
}
