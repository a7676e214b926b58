export { deleteInboundRouting } from './deleteInboundRouting';
export { getMany } from './getMany';
export { setInboundRouting } from './setInboundRouting';
