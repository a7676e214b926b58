const tasks = new Set<() => void>();

// One listener for all: Node takes many for a leak.
process.once('exit', () => [...tasks].reverse().forEach((task) => task()));

/**
 * Has something done as this process ends; what was asked for last comes first, so that servers are gone before their
 * folders.
 *
 * @returns what takes it back
 */
export function atExit(task: () => void): () => void {
	tasks.add(task);
	return () => tasks.delete(task);
}
