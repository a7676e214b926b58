const SAMPLE_RATE_HZ = 8_000;
const HEADER_BYTES = 44;
const MAX_SECONDS = 60;

/** A silent WAV file (8-bit mono PCM) as long as the talk, at most a minute. */
export function recording(durationMs: number): Buffer {
	const samples = Math.ceil(Math.min(durationMs / 1000, MAX_SECONDS) * SAMPLE_RATE_HZ);
	// Silence is the middle of the range, 128, in 8-bit PCM.
	const file = Buffer.alloc(HEADER_BYTES + samples, 128);
	file.write('RIFF', 0, 'latin1');
	file.writeUInt32LE(HEADER_BYTES - 8 + samples, 4);
	file.write('WAVEfmt ', 8, 'latin1');
	file.writeUInt32LE(16, 16); // length of the format part
	file.writeUInt16LE(1, 20); // PCM
	file.writeUInt16LE(1, 22); // channels
	file.writeUInt32LE(SAMPLE_RATE_HZ, 24);
	file.writeUInt32LE(SAMPLE_RATE_HZ, 28); // bytes per second
	file.writeUInt16LE(1, 32); // bytes per sample
	file.writeUInt16LE(8, 34); // bits per sample
	file.write('data', 36, 'latin1');
	file.writeUInt32LE(samples, 40);
	return file;
}
