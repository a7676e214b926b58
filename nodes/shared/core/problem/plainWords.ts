import { jsonParse } from 'n8n-workflow';
import { redact, type Hidden } from './redact';
import { particularWords, sharedWords } from './sharedWords';

const MAX_LENGTH = 300;

/** What lies behind it in a page or a text is not shown anyway, and a hostile one may be endless. */
const MAX_READ = 20_000;

/** A record in JSON that was cut off on its way, or is too long to be parsed. */
const CUT_OFF = /^\s*(\[\s*)?\{/;

/**
 * A provider's body as one readable line: its own words, words in a form that many APIs use, the title of an HTML page,
 * the texts of XML, or the text itself; undefined where it holds none. What must not be shown is hidden before the line
 * is cut.
 * @param ownWords  how the provider words errors in JSON
 * @param lastWords what to take from JSON in no known form, or from the text of JSON that cannot be parsed
 */
export function plainWords(
	body: unknown,
	ownWords: (body: unknown) => string | undefined,
	hidden: Hidden,
	lastWords: (body: unknown) => string | undefined = () => undefined,
): string | undefined {
	const content = parsed(Buffer.isBuffer(body) ? body.toString('utf8', 0, MAX_READ) : body);
	const words =
		typeof content !== 'string'
			? (known(content, ownWords) ?? lastWords(content))
			: CUT_OFF.test(content)
				? lastWords(content)
				: wordsOfText(content.slice(0, MAX_READ));
	const whole = words?.slice(0, MAX_READ).replace(/\s+/g, ' ').trim();
	if (!whole) return undefined;
	const line = redact(whole, hidden);
	return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

/** Words about the whole, and what is listed in particular unless they hold it already. */
function known(content: unknown, ownWords: (body: unknown) => string | undefined): string | undefined {
	const words = ownWords(content) ?? sharedWords(content);
	const particulars = particularWords(content);
	return words && particulars && !words.includes(particulars) ? `${words}: ${particulars}` : words;
}

/** JSON in bytes or under another content type. */
function parsed(content: unknown): unknown {
	if (typeof content !== 'string' || content.length > MAX_READ || !/^\s*[[{]/.test(content)) return content;
	return jsonParse<unknown>(content, { fallbackValue: content });
}

function wordsOfText(text: string): string {
	const start = text.trimStart();
	if (!start.startsWith('<')) return text;
	const title = contentOf(start, 'title') ?? contentOf(start, 'h1');
	if (title) return `a web page titled "${title}"`;
	if (/^<(!doctype html|html|head|body)\b/i.test(start)) return 'a web page instead of data';
	return textsOf(start) || 'a web page instead of data';
}

/** The text of the first element of that name. */
function contentOf(markup: string, name: string): string | undefined {
	const lower = markup.toLowerCase();
	const open = lower.search(new RegExp(`<${name}[\\s>]`));
	const start = open < 0 ? -1 : markup.indexOf('>', open);
	const end = start < 0 ? -1 : markup.indexOf('<', start);
	return end < 0 ? undefined : markup.slice(start + 1, end).trim() || undefined;
}

/** The texts of an XML document, without its markup. */
function textsOf(markup: string): string {
	return markup
		.split('<')
		.flatMap((part) => {
			const end = part.indexOf('>');
			return end < 0 ? [] : part.slice(end + 1).trim() || [];
		})
		.join('; ');
}
