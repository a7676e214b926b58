const path = require('node:path');

/** What n8n and its engine bring themselves. Two copies of one of them would not know each other's classes. */
const BROUGHT_BY_N8N = /^(n8n-core|n8n-workflow|reflect-metadata|luxon|zod)(\/|$)/;

const hostModules = process.env.AI_CALLS_HOST_MODULES;
const project = path.resolve(__dirname, '../..');
const installedPackages = `${path.sep}node_modules${path.sep}`;

/**
 * Resolver for jest that lets this project, its tests and its built nodes alike, meet the n8n of AI_CALLS_HOST_MODULES, a
 * node_modules folder, in the place of the development packages. What packages require of each other stays as it is.
 */
module.exports = (request, options) => {
	const isOurs = options.basedir.startsWith(project) && !options.basedir.includes(installedPackages);
	return options.defaultResolver(request, isOurs && BROUGHT_BY_N8N.test(request) ? { ...options, basedir: hostModules } : options);
};
