import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationItemTypes, IDataDeduplicator } from 'n8n-workflow';

/** The row of n8n's deduplication store in this process, in plain words, with all notes that it has ever room for. */
class NoteRow {
	notes = new Set<string>();

	/** Told of the row after each writing. */
	onWrite?: (notes: ReadonlySet<string>) => void;

	/** What a writing waits for. */
	beforeWrite?: () => Promise<void>;

	fails = false;

	private kept: Set<string> | undefined;

	/** What is written from now on is lost, as after the end of the process that writes it. */
	freeze(): void {
		this.kept = new Set(this.notes);
	}

	thaw(): void {
		this.notes = this.kept ?? this.notes;
		this.kept = undefined;
	}

	/** What the store does for nodes. */
	store(): IDataDeduplicator {
		return {
			checkProcessedAndRecord: async (items) => {
				await this.beforeWrite?.();
				this.check();
				// n8n keeps them twice, and removes them once.
				if (new Set(items).size < items.length) throw new Error('notes twice in one writing');
				const isKnown = (item: DeduplicationItemTypes): boolean => this.notes.has(String(item));
				const result = { new: items.filter((item) => !isKnown(item)), processed: items.filter(isKnown) };
				this.change((notes) => items.forEach((item) => notes.add(String(item))));
				return result;
			},
			removeProcessed: async (items) => {
				this.check();
				this.change((notes) => items.forEach((item) => notes.delete(String(item))));
			},
			clearAllProcessedItems: async () => this.notes.clear(),
			getProcessedDataCount: async () => this.notes.size,
		};
	}

	private check(): void {
		if (this.fails) throw new Error('database is locked');
	}

	private change(write: (notes: Set<string>) => void): void {
		write(this.notes);
		if (!this.kept) this.onWrite?.(this.notes);
	}
}

let current = new NoteRow();

/** An empty row for each test of a file, as n8n's nodes have it. */
export function useNoteRow(): () => NoteRow {
	beforeAll(async () => {
		await DataDeduplicationService.init({
			checkProcessedAndRecord: async (...all) => await current.store().checkProcessedAndRecord(...all),
			removeProcessed: async (...all) => await current.store().removeProcessed(...all),
			clearAllProcessedItems: async (...all) => await current.store().clearAllProcessedItems(...all),
			getProcessedDataCount: async (...all) => await current.store().getProcessedDataCount(...all),
		});
	});
	beforeEach(() => {
		current = new NoteRow();
	});
	return () => current;
}
