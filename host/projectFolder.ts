import { dirname } from 'node:path';

/** The root of the project: the folder that holds package.json. */
export const projectFolder = dirname(__dirname);
