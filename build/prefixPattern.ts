/**
 * Prefixes as the table of zones has them: what begins alike stands together, so `1(2[34],56)` are 123, 124 and 156.
 *
 * @param prefixes each once, in alphabetical order
 */
export function prefixPattern(prefixes: string[]): string {
	const [first = '', last = ''] = [prefixes.at(0), prefixes.at(-1)];
	const differing = [...first].findIndex((character, index) => last[index] !== character);
	const start = differing < 0 ? first : first.slice(0, differing);
	const ends = prefixes.map((prefix) => prefix.slice(start.length));
	if (ends.length === 1) return start;
	const groups = [...new Set(ends.map((end) => end.slice(0, 1)))].map((character) => ends.filter((end) => end.slice(0, 1) === character));
	const isSingle = (group: string[]) => group.length === 1 && group[0]?.length === 1;
	const singles = groups.filter(isSingle).flat().join('');
	const others = groups.filter((group) => !isSingle(group)).map(prefixPattern);
	if (others.length === 0) return `${start}[${singles}]`;
	const parts = [...others, ...(singles.length > 1 ? [`[${singles}]`] : []), ...(singles.length === 1 ? [singles] : [])];
	return start === '' ? parts.join(',') : `${start}(${parts.join(',')})`;
}
