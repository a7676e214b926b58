import { maskNumber } from '../../core/problem/redact';

const MAX_NAMED = 5;

export class NumberCount {
	private readonly items = new Map<string, number[]>();

	add(number: string | undefined, itemIndex: number): void {
		if (number === undefined) return;
		const indexes = this.items.get(number);
		if (indexes) indexes.push(itemIndex);
		else this.items.set(number, [itemIndex]);
	}

	countOf(number: string): number {
		return this.items.get(number)?.length ?? 0;
	}

	hint(): string | undefined {
		const repeated = [...this.items].filter(([, indexes]) => indexes.length > 1);
		if (repeated.length === 0) return undefined;
		const named = repeated.slice(0, MAX_NAMED).map(([number, indexes]) => `${maskNumber(number)} (items ${indexes.join(', ')})`);
		const more = repeated.length > MAX_NAMED ? ` and ${repeated.length - MAX_NAMED} more` : '';
		return `The same number appears in several items and will be called for each: ${named.join('; ')}${more}. If this is not intended, remove duplicates before this node.`;
	}
}
