import { InvalidParameter } from './invalidParameter';

/** The URL as it was entered, trimmed. @throws InvalidParameter for other texts, and for schemes that are not among `schemes` */
export function requireUrl<T extends string | undefined>(entered: T, parameter: string, schemes = ['http', 'https']): T | string {
	const url = entered?.trim();
	if (url === undefined) return entered;
	if (URL.canParse(url) && schemes.some((scheme) => url.toLowerCase().startsWith(`${scheme}://`))) return url;
	throw new InvalidParameter(parameter, `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
}
