import { describeCampaignRule } from './campaignRule';

describeCampaignRule({ where: '', kill: async (connection) => await connection.crashAndRestart() });
