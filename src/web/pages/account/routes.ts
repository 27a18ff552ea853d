import type { Route } from '../../route.ts';
import { account, changes } from './account.tsx';
import { administration } from './administration/routes.ts';
import { factors } from './factors.tsx';
import { password } from './password.tsx';

/** One's own account, and the accounts of the service for whoever manages them. */
export const routes: readonly Route[] = [account, ...password, ...factors, ...changes, ...administration];
