import type { PackageDescription } from '../describePackage';
import { SERVICES, type PublishedPackage } from './publishedPackages';

/** The members of a package.json that are read or made here. */
export interface Manifest {
	name: string;
	version: string;
	description: string;
	license: string;
	author: object;
	homepage: string;
	repository: { type: string; url: string };
	keywords: string[];
	engines: object;
	files: string[];
	n8n: object;
	scripts: Record<string, string>;
	peerDependencies: object;
	devDependencies: object;
}

/**
 * The package.json of one published package.
 *
 * @param project that of the project
 * @param tools with what packages are built with
 */
export function packageManifest(project: Manifest, tools: Manifest, published: PublishedPackage, part: PackageDescription): Manifest {
	const { name, service } = published;
	const { version, license, author, homepage, repository, engines, n8n, peerDependencies } = project;
	const others = SERVICES.filter((one) => service !== undefined && one !== service).map((one) => one.toLowerCase());
	return {
		name,
		version,
		description: service ? `Place and track AI voice calls from n8n with ${service}, each person called at most once` : project.description,
		license,
		author,
		homepage,
		repository: { ...repository, ...(service && { directory: `packages/${name}` }) },
		keywords: project.keywords.filter((keyword) => !others.includes(keyword)),
		engines,
		// README and LICENSE are always packed; what older versions changed is for those who look at the sources.
		files: ['dist'],
		n8n: {
			...n8n,
			credentials: part.credentials.map(({ file }) => file).sort(),
			nodes: part.nodes.map(({ file }) => file).sort(),
		},
		scripts: {
			build: 'n8n-node build && node scripts/bundle.mjs',
			dev: 'n8n-node dev',
			lint: 'n8n-node lint',
		},
		peerDependencies,
		devDependencies: tools.devDependencies,
	};
}
