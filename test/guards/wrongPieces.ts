import type { Guard } from './guard';

/** What is wrong with the pieces of source that guards name: each must be there exactly once. @param read reads a file by its path in the project */
export async function wrongPieces(guards: Guard[], read: (file: string) => Promise<string>): Promise<string[]> {
	const found = guards.flatMap(({ title, removals }) =>
		removals.map(async ({ file, piece }) => {
			const times = (await read(`nodes/${file}`).catch(() => '')).split(piece).length - 1;
			return times === 1 ? [] : [`${title}: nodes/${file} has this piece ${times} times, not once: ${piece}`];
		}),
	);
	return (await Promise.all(found)).flat();
}
