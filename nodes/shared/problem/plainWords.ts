import { redact, type Hidden } from './redact';

const MAX_LENGTH = 300;

/**
 * A provider's body as one readable line: its own words, the title of an HTML page, or the text itself; undefined where
 * it holds none. What must not be shown is hidden before the line is cut.
 * @param ownWords how the provider words errors in JSON
 */
export function plainWords(
	body: unknown,
	ownWords: (body: unknown) => string | undefined,
	hidden: Hidden,
): string | undefined {
	const content = Buffer.isBuffer(body) ? body.toString('utf8') : body;
	const words = typeof content === 'string' ? wordsOfText(content) : ownWords(content);
	const whole = words?.replace(/\s+/g, ' ').trim();
	if (!whole) return undefined;
	const line = redact(whole, hidden);
	return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

function wordsOfText(text: string): string {
	if (!/^\s*</.test(text)) return text;
	const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] ?? /<h1[^>]*>([^<]*)<\/h1>/i.exec(text)?.[1];
	return title ? `a web page titled "${title.trim()}"` : 'a web page instead of data';
}
