import { listSearch } from '../shared/core/lists/listSearch';
import { agents } from './agent/agent';
import { elemente } from './provider';
import { skills } from './skill/skill';

/** The lists to pick from, by the name that fields use as `searchListMethod`. */
export const lists = {
	searchAgents: listSearch(elemente, agents),
	searchSkills: listSearch(elemente, skills),
};
