import { SERVICES } from './publishedPackages';

/** What a package of one service has not, besides the other services. */
const NOT_IN_IT = ['Call Campaign', 'campaign-table', 'npm start', '[Ss]andbox'];

const FENCE = '```';
const NEW_BLOCK = /^(\||#|\s*[-*] |\d+\. |!\[|<!--)/;

/**
 * Markdown about all services, without what is about others than one: rows of tables that begin with another one, sentences
 * that name only others, what is in parentheses for others, and whole paragraphs and list entries that begin so.
 */
export function forService(markdown: string, service: string): string {
	const others = new RegExp(`\\b(${SERVICES.filter((one) => one !== service).join('|')})\\b|${NOT_IN_IT.join('|')}`);
	const own = new RegExp(`\\b${service}\\b`);
	const isForeign = (text: string) => others.test(text) && !own.test(text);
	const anyService = new RegExp(`\\b(${SERVICES.join('|')})\\b`, 'g');
	return blocksOf(markdown)
		.flatMap((block) => {
			// Examples are the same for all.
			if (block.startsWith(FENCE)) return [block.replace(anyService, service)];
			if (block.startsWith('|')) return isForeign(block.split('|')[1] ?? '') ? [] : [withoutAsides(block, isForeign)];
			const [first = '', ...rest] = withoutAsides(block, isForeign).split(/(?<=[.!?]\**)(?=\s+[A-Z*[`])/);
			return isForeign(first) ? [] : [[first, ...rest.filter((sentence) => !isForeign(sentence))].join('')];
		})
		.join('\n')
		.replace(/\n{3,}/g, '\n\n');
}

function withoutAsides(text: string, isForeign: (text: string) => boolean): string {
	return text.replace(/\s\([^()]*\)/g, (aside) => (isForeign(aside) ? '' : aside));
}

/** Paragraphs, list entries, rows, headings, empty lines and fenced code, in order. */
function blocksOf(markdown: string): string[] {
	const blocks: string[] = [];
	let isFenced = false;
	let continues = false;
	for (const line of markdown.split('\n')) {
		const isFence = line.startsWith(FENCE);
		if (continues && (isFenced || (!isFence && line !== '' && !NEW_BLOCK.test(line)))) blocks.push(`${blocks.pop() ?? ''}\n${line}`);
		else blocks.push(line);
		if (isFence) isFenced = !isFenced;
		continues = isFenced || (line !== '' && !isFence);
	}
	return blocks;
}
