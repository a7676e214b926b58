export { create } from './create';
export { deleteWebhook } from './deleteWebhook';
export { get } from './get';
export { getMany } from './getMany';
export { update } from './update';
