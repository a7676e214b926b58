/** Tasks with the same key run one after the other, others at once. */
export class SameInOrder {
	private readonly last = new Map<string, Promise<unknown>>();

	async run<T>(key: string, task: () => Promise<T>): Promise<T> {
		const before = this.last.get(key);
		const turn = before ? before.then(task) : task();
		this.last.set(
			key,
			turn.catch(() => undefined),
		);
		return await turn;
	}
}
