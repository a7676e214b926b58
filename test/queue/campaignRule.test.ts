import { describeCampaignRule } from '../e2e/campaignRule';

describeCampaignRule({ where: 'in two workers ', kill: async (connection) => await connection.act('killAllProcesses') });
