import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** A built package as n8n's own loader sees it. Files are relative to the package. */
export interface PackageDescription {
	nodes: Array<{
		file: string;
		description: INodeTypeDescription;
		/** Operations that the node can carry out, by resource: the keys of the provider's table. None for triggers. */
		implemented: Record<string, string[]>;
	}>;
	credentials: Array<{ file: string; type: ICredentialType }>;
}

/**
 * Loads every node and credential of a built package with n8n-core.
 *
 * @param folder holds package.json and dist/
 * @throws Error when a class cannot be loaded, for example because a file requires a package that is not there
 */
export async function describePackage(folder: string): Promise<PackageDescription> {
	const loader = new PackageDirectoryLoader(path.resolve(folder));
	await loader.loadAll();
	return {
		nodes: Object.values(loader.nodeTypes).map(({ type, sourcePath }) => ({
			file: sourcePath,
			description: type.description as INodeTypeDescription,
			implemented: 'execute' in type ? implementedOperations(path.resolve(folder, path.dirname(sourcePath), 'provider.js')) : {},
		})),
		credentials: Object.values(loader.credentialTypes).map(({ type, sourcePath }) => ({ file: sourcePath, type })),
	};
}

const requireBuilt = createRequire(__filename);

function implementedOperations(providerFile: string): Record<string, string[]> {
	if (!existsSync(providerFile)) return {};
	const exported = Object.values(requireBuilt(providerFile) as Record<string, { resources?: Record<string, object> }>);
	const resources = exported.find((value) => value.resources)?.resources ?? {};
	return Object.fromEntries(Object.entries(resources).map(([resource, operations]) => [resource, Object.keys(operations)]));
}

// Run as a program it prints the description as JSON, so that tests can load a package in a process of its own.
if (require.main === module) {
	void describePackage(process.argv[2]).then((description) => process.stdout.write(JSON.stringify(description)));
}
