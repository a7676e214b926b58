import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** What the metadata of a country is made of, by place: see METADATA.md of libphonenumber-js. */
const NATIONAL_PATTERN = 2;
const FORMATS = 4;
const TYPES = 11;

/** As JSON. What is shorter is written again, not shared. */
const SHARED_FROM_LENGTH = 12;

type Part = string | number | Part[];

interface Metadata {
	countries: Record<string, Part[]>;
	nonGeographic: Record<string, Part[]>;
}

/**
 * Leaves out of libphonenumber-js what nobody asks it here: how numbers are written in each country, which is a third of its
 * data, its code for that, and its code for JavaScript engines older than Node 20.
 */
export const numberingPlans: Plugin = {
	name: 'numbering plans',
	setup(build) {
		build.onResolve({ filter: /\/es6\// }, async ({ path, pluginData, ...from }) => {
			if (pluginData === numberingPlans || !from.importer.includes('libphonenumber-js')) return undefined;
			return await build.resolve(path.replace('/es6/', '/es6-modern/'), { ...from, pluginData: numberingPlans });
		});
		build.onLoad({ filter: /libphonenumber-js[\\/]es6-modern[\\/]format\.js$/ }, () => ({
			contents: "const left = () => { throw new Error('Formats are left out.'); };\nexport { left as default, left as chooseFormatForNumber };",
		}));
		build.onLoad({ filter: /libphonenumber-js[\\/]metadata\.max\.json\.js$/ }, async ({ path }) => {
			const metadata = JSON.parse(await readFile(path.replace(/\.js$/, ''), 'utf8')) as Metadata;
			return { contents: withSharedParts(strip(metadata)), loader: 'js' };
		});
	},
};

function strip(metadata: Metadata): Metadata {
	const stripAll = (all: Record<string, Part[]>) => Object.fromEntries(Object.entries(all).map(([name, country]) => [name, country.map(stripPart)]));
	return { ...metadata, countries: stripAll(metadata.countries), nonGeographic: stripAll(metadata.nonGeographic) };
}

function stripPart(part: Part, place: number): Part {
	if (place === FORMATS) return 0;
	return place === NATIONAL_PATTERN || place === TYPES ? simplify(part) : part;
}

/** Such patterns are held against digits alone and capture nothing: any character is a digit, any group will do. */
function simplify(part: Part): Part {
	if (Array.isArray(part)) return part.map(simplify);
	return typeof part === 'string' ? part.replaceAll('(?:', '(').replaceAll('\\d', '.') : part;
}

/** A module that writes once what several countries share, such as the toll-free numbers of North America. */
function withSharedParts({ countries, nonGeographic, ...rest }: Metadata): string {
	const parts = Object.values(countries).flatMap((country) => country.filter(Array.isArray).flat().filter(Array.isArray).map(literal));
	const shared = [...new Set(parts.filter((part, index) => part.length >= SHARED_FROM_LENGTH && parts.indexOf(part) !== index))];
	const all = [countries, nonGeographic].map((each) => `{${Object.entries(each).map(([name, country]) => `"${name}":${literal(country)}`).join(',')}}`);
	const written = shared.reduce((text, part, index) => text.replaceAll(part, `shared[${index}]`), all.join(',nonGeographic:'));
	return `const shared = [${shared.join(',')}];\nexport default {...${JSON.stringify(rest)},countries:${written}};`;
}

/** A 0 says that there is no such part; a place left empty says it as well. */
function literal(part: Part): string {
	if (Array.isArray(part)) return `[${part.map(literal).join(',')}]`;
	return part === 0 ? '' : JSON.stringify(part);
}
