import type pg from 'pg';
import { z } from 'zod';
import { parseRows } from '../rows.ts';

const MAY_BECOME = ['throughline_partial', 'throughline_reader', 'throughline_system'] as const;

const row = z.object({ login: z.string(), superuser: z.boolean(), bypasses: z.boolean(), makes_roles: z.boolean(), owns: z.array(z.string()), becomes: z.array(z.string()), unsafe: z.array(z.string()) });

const ASK = `
  SELECT r.rolname AS login, r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS makes_roles,
         coalesce((SELECT array_agg(c.oid::regclass::text ORDER BY 1) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_(temp|toast)'), '{}') AS owns,
         coalesce((SELECT array_agg(o.rolname::text ORDER BY 1) FROM pg_roles o WHERE o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')), '{}') AS becomes,
         coalesce((SELECT array_agg(o.rolname::text ORDER BY 1) FROM pg_roles o WHERE o.rolname = ANY ($1) AND (o.rolsuper OR o.rolbypassrls)), '{}') AS unsafe
    FROM pg_roles r WHERE r.rolname = session_user`;

/** The program's login is more, or less, than it must be. */
export class UnsafeLogin extends Error {
  readonly faults: readonly string[];
  constructor(login: string, faults: readonly string[]) {
    super(
      `The program does not start as the database login "${login}":\n${faults.map((f) => `  - ${f}`).join('\n')}\n` +
        `It must own nothing, be no superuser, have neither BYPASSRLS nor CREATEROLE, and be a member of ${MAY_BECOME.join(' and ')} and of nothing else. ` +
        'Give such a login in DATABASE_URL; the owner of the tables belongs in DATABASE_OWNER_URL, for migrations alone.',
    );
    this.name = 'UnsafeLogin';
    this.faults = faults;
  }
}

/**
 * Row security binds only those who cannot step round it. @throws UnsafeLogin, with every fault, if the login owns a table,
 * is a superuser, may bypass row security, may make roles, or can become any role but those of reading and the system
 */
export async function refuseUnsafeLogin(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  const [found] = parseRows(row, (await pool.query(ASK, [[...MAY_BECOME]])).rows);
  if (found === undefined) throw new Error('the database does not know who is logged in');
  const faults: string[] = [];
  if (found.superuser) faults.push('it is a superuser');
  if (found.bypasses) faults.push('it may bypass row security (BYPASSRLS)');
  if (found.makes_roles) faults.push('it may make roles and give itself any of them (CREATEROLE)');
  if (found.owns.length > 0) faults.push(`it owns ${found.owns.slice(0, 5).join(', ')}${found.owns.length > 5 ? ` and ${found.owns.length - 5} more` : ''}`);
  // A superuser counts as a member of everything: said already.
  if (!found.superuser) {
    const more = found.becomes.filter((b) => !MAY_BECOME.some((m) => m === b));
    if (more.length > 0) faults.push(`it can become ${more.join(', ')}`);
    const less = MAY_BECOME.filter((m) => !found.becomes.includes(m));
    if (less.length > 0) faults.push(`it cannot become ${less.join(' and ')}: run the migrations first, with this login's name`);
  }
  for (const role of found.unsafe) faults.push(`the role ${role}, which it becomes, is a superuser or may bypass row security`);
  if (faults.length > 0) throw new UnsafeLogin(found.login, faults);
}
