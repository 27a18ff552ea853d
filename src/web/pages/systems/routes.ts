import type { Route } from '../../route.ts';
import { add } from './add.tsx';
import { list } from './list.tsx';
import { system } from './system.tsx';

/** Systems of agencies that ask by the interface, for whoever manages accounts. */
export const routes: readonly Route[] = [list, ...add, ...system];
