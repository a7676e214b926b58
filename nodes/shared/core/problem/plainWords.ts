import { jsonParse } from 'n8n-workflow';
import { redact, type Hidden } from './redact';
import { particularWords, sharedWords } from './sharedWords';

const MAX_LENGTH = 300;

/** The rest of a page or text is not shown anyway, and a hostile one may be endless. */
const MAX_READ = 20_000;

const CUT_OFF = /^\s*(\[\s*)?\{/;

/** A body as one readable line, secrets hidden before it is cut. `ownWords`: the provider's form; `lastWords`: for JSON in no known form. */
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

function known(content: unknown, ownWords: (body: unknown) => string | undefined): string | undefined {
	const words = ownWords(content) ?? sharedWords(content);
	const particulars = particularWords(content);
	return words && particulars && !words.includes(particulars) ? `${words}: ${particulars}` : words;
}

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

function contentOf(markup: string, name: string): string | undefined {
	const lower = markup.toLowerCase();
	const open = lower.search(new RegExp(`<${name}[\\s>]`));
	const start = open < 0 ? -1 : markup.indexOf('>', open);
	const end = start < 0 ? -1 : markup.indexOf('<', start);
	return end < 0 ? undefined : markup.slice(start + 1, end).trim() || undefined;
}

function textsOf(markup: string): string {
	return markup
		.split('<')
		.flatMap((part) => {
			const end = part.indexOf('>');
			return end < 0 ? [] : part.slice(end + 1).trim() || [];
		})
		.join('; ');
}
