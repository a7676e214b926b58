import type { IDataObject } from 'n8n-workflow';
import { InvalidParameter } from '../../shared/core/input/invalidParameter';

/** Tags with every value as text, the only kind Levers takes: numbers and true/false are written out. */
export function promptTags(entered: IDataObject | undefined): Record<string, string> | undefined {
	return (
		entered &&
		Object.fromEntries(
			Object.entries(entered).map(([tag, value]) => {
				if (['string', 'number', 'boolean'].includes(typeof value)) return [tag, String(value)];
				throw new InvalidParameter(`Prompt Tags → ${tag}`, 'must be text, a number, or true or false');
			}),
		)
	);
}
