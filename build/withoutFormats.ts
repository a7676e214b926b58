import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Where a country's metadata says how its numbers are written; nothing here writes a number but in E.164. */
const FORMATS = 4;

type CountryMetadata = unknown[];

interface Metadata {
	countries: Record<string, CountryMetadata>;
	nonGeographic: Record<string, CountryMetadata>;
}

/** Leaves out what libphonenumber-js knows of how numbers are written in each country, which is a third of its data. */
export const withoutFormats: Plugin = {
	name: 'without formats',
	setup(build) {
		build.onLoad({ filter: /libphonenumber-js[\\/]metadata\.max\.json\.js$/ }, async ({ path }) => {
			const metadata = JSON.parse(await readFile(path.replace(/\.js$/, ''), 'utf8')) as Metadata;
			return { contents: `export default ${JSON.stringify(strip(metadata))}`, loader: 'js' };
		});
	},
};

function strip(metadata: Metadata): Metadata {
	const stripAll = (all: Record<string, CountryMetadata>) =>
		Object.fromEntries(Object.entries(all).map(([name, country]) => [name, country.map((part, index) => (index === FORMATS && part ? 0 : part))]));
	return { ...metadata, countries: stripAll(metadata.countries), nonGeographic: stripAll(metadata.nonGeographic) };
}
