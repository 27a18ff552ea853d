import type { Route } from '../../../route.ts';
import { add } from './add.tsx';
import { agencies } from './agencies.tsx';
import { areas } from './areas.tsx';
import { list } from './list.tsx';
import { person } from './person.tsx';
import { posts } from './posts.tsx';

/** Accounts of the service, for whoever manages them. */
export const administration: readonly Route[] = [...list, ...agencies, ...add, ...person, ...posts, ...areas];
