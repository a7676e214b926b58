import { apiPath } from '../../shared/core/sending/apiPath';

export const knowledgePath = apiPath('/api/v1/knowledgebase');
