import type { Route } from '../../../route.ts';
import { add } from './add.tsx';
import { areas } from './areas.tsx';
import { list } from './list.tsx';
import { person } from './person.tsx';

/** Accounts of the service, for whoever manages them. */
export const administration: readonly Route[] = [...list, ...add, ...person, ...areas];
