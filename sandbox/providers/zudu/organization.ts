/** The organization that the sandbox's key pair belongs to. */
export const ORGANIZATION_ID = 'org_sandbox';
