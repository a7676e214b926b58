import type { ProblemError } from '../../core/problem/problem';
import { fileProblem } from './fileProblem';
import { HEAD_BYTES, notARecording } from './recordingContent';

const MAX_FILE_BYTES = 200 * 1024 * 1024;

/** Checks a file while it is downloaded: its size, and whether it is a recording. */
export class Inspection {
	sizeBytes = 0;

	problem: ProblemError | undefined;

	private head: Buffer | undefined = Buffer.alloc(0);

	constructor(private readonly type: string) {}

	add(part: Buffer): void {
		this.sizeBytes += part.length;
		if (this.sizeBytes > MAX_FILE_BYTES) {
			this.refuse(`The recording is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB.`, 'Download it from its URL outside n8n.');
		}
		if (!this.head) return;
		this.head = Buffer.concat([this.head, part]);
		if (this.head.length >= HEAD_BYTES) this.judge();
	}

	end(): void {
		if (this.head) this.judge();
	}

	private judge(): void {
		const found = notARecording((this.head ?? Buffer.alloc(0)).subarray(0, HEAD_BYTES), this.type);
		this.head = undefined;
		if (found) {
			this.refuse(
				`The URL of the recording returned ${found}, not a recording.`,
				'Open the URL that the Raw output shows, or run the item again later.',
			);
		}
	}

	private refuse(error: string, message: string): void {
		this.problem = fileProblem(error, message);
		throw this.problem;
	}
}
