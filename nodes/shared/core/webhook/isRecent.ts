/** The window that Svix and Kejue document, and n8n's own triggers use. */
export const WINDOW_MS = 5 * 60 * 1000;

/** Whether a delivery was signed just now, allowing for inexact clocks: an old one may be a recording. */
export function isRecent(signedAtMs: number, nowMs: number): boolean {
	return Math.abs(nowMs - signedAtMs) <= WINDOW_MS;
}
