/** The sandbox: local servers that stand in for the four providers, written from their descriptions alone. */
export { ControlError } from './controlError';
export type { Fault, FaultRule } from './fault';
export type { LimitRule } from './limits';
export type { Pace, PaceRule } from './pace';
export { PROVIDER_NAMES, type ProviderName } from './providerName';
export type { SandboxRequest } from './requestsLog';
export { RESERVED_NUMBERS, type ReservedNumber } from './reservedNumbers';
export type { Sandbox, SandboxOptions } from './sandbox';
export { startSandbox } from './startSandbox';
export { TOKEN_HEADER } from './tokenHeader';
export type { DeliveryOrder } from './webhooks/deliveryOrder';
export type { WebhookAttempt, WebhookDelivery } from './webhooks/webhookDelivery';
export type { DashboardEntry, WebhookRegistration } from './webhooks/webhookRegistration';
