/** The window that Svix and Kejue name, and n8n's own triggers use. */
export const WINDOW_MS = 5 * 60 * 1000;

/** Whether a delivery was signed just now, give or take the clocks: an old one may have been recorded and sent again. */
export function isRecent(signedAtMs: number, nowMs: number): boolean {
	return Math.abs(nowMs - signedAtMs) <= WINDOW_MS;
}
