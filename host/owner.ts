import type { Account } from './n8nClient';

/** Who owns the n8n: it listens on 127.0.0.1 only, so the password protects nothing and can be printed. */
export const OWNER: Account = { email: 'owner@sandbox.example', password: 'Sandbox-1234' };
