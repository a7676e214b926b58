export { create } from './create';
export { createToolApproval } from './createToolApproval';
export { deleteToolApproval } from './deleteToolApproval';
export { get } from './get';
export { getMany } from './getMany';
export { getTools } from './getTools';
export { setApprovalPolicy } from './setApprovalPolicy';
export { update } from './update';
