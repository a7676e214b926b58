const PROJECT = 'https://github.com/n8n-nodes-ai-calls/n8n-nodes-ai-calls';

/** Leads from Markdown to files of the project that are not beside a published package; pictures are shown from there. */
export function withLinks(markdown: string): string {
	return markdown.replace(/(!?)(\[[^\]]*\]\()(?!https?:|#|LICENSE)([^)\s]+\))/g, (_link, picture: string, text: string, target: string) => {
		return `${picture}${text}${PROJECT}/${picture ? 'raw' : 'blob'}/main/${target}`;
	});
}
