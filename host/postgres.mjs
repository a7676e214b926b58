// `npm run test:postgres`: what must hold when a process is lost, in one n8n that keeps its data in PostgreSQL. Queue mode
// has it, too, but there n8n finds lost executions in another way.
process.env.AI_CALLS_DATABASE = 'postgres';
if (process.argv.length === 2) process.argv.push('e2e/campaignRule', 'e2e/crash');
await import('./e2e.mjs');
