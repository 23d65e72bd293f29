import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../shared/contract/index.ts';

/** Every call of the contract, as the page makes it. Stores and sessions are given one; nothing imports a connection. */
export type Api = ContractRouterClient<Contract>;
