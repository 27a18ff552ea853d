/** What is agreed between the service and a partner and looked at again from time to time. */
export const AGREEMENT_TYPES = {
  'service-level': 'Service level agreement',
  'information-exchange': 'Information-sharing agreement or exchange protocol',
  objective: 'Joint objective',
  'given-by-us': 'Contribution of the service to the partner',
  'given-to-us': 'Contribution of the partner to the service',
  'joint-training': 'Joint training',
  'early-warning': 'Early warning arrangement',
} as const;
export type AgreementType = keyof typeof AGREEMENT_TYPES;
