import { listSearch } from '../shared/core/lists/listSearch';
import { contacts } from './contact/contact';
import { levers } from './provider';

/** The lists to pick from, by the name that fields use as `searchListMethod`. */
export const lists = { searchContacts: listSearch(levers, contacts) };
