import { z } from 'zod';
import { id, type AgencyId, type ServiceId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import type { Holding } from '../../core/posts/holder.ts';
import type { Directory, DirectoryWriting } from '../../app/ports/index.ts';
import type { PostOfWorker, WorkerRow } from '../../app/ports/directory.ts';
import type { Adoption } from '../../app/ports/policies.ts';
import { plainDate } from '../../core/values/plain-date.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';
import { lastDays } from './last-days.ts';

const serviceRow = z.object({ id: z.string(), name: z.string(), demo: z.boolean(), go_live: day.nullable(), policy: z.string(), made_on: day, adoptions: z.array(z.object({ version: z.string(), from: z.string(), begins: z.string(), lock: z.string() })) });
/** With the versions of its policy: from the beginning of their days in London. */
const SERVICE = `
  SELECT s.id, s.name, s.demo, s.go_live, s.policy, (s.created_at AT TIME ZONE 'Europe/London')::date AS made_on,
         coalesce((SELECT jsonb_agg(jsonb_build_object('version', a.version, 'from', a.binds_from, 'begins', a.binds_from::timestamp AT TIME ZONE 'Europe/London', 'lock', a.lock) ORDER BY a.binds_from)
                     FROM policy_adoption a WHERE a.service = s.id), '[]') AS adoptions
    FROM service s WHERE s.id = $1`;

const role = z.enum(ROLE_NAMES as [Role, ...Role[]]);
const workerRow = z.object({
  id: z.string(),
  agency: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  team: z.string().nullable(),
  is_system: z.boolean(),
  posts: z.array(z.object({ role, area: z.string() })),
});

const awayRow = z.object({ away: z.string(), worker: z.string(), role, from: day, until: day });
const holdingRow = z.object({ role, area: z.string(), worker: z.string(), since: day, until: day.nullable() });

const postRow = z.object({ worker: z.string(), role, active_from: day, until: day.nullable(), takes_over_from: z.string().nullable() });
/** A post ends with the account and with the agency, whatever its own last day; least() leaves out what has no end. */
const POSTS = `
  SELECT * FROM (
    SELECT p.worker, p.role, greatest(p.active_from, w.active_from, g.active_from) AS active_from, least(p.active_until, w.active_until, g.active_until) AS until, p.takes_over_from
      FROM post p JOIN worker w ON w.service = p.service AND w.id = p.worker JOIN agency g ON g.service = p.service AND g.id = coalesce(p.agency, w.agency)) x
   WHERE until IS NULL OR until >= active_from ORDER BY active_from, worker, role`;

const WORKERS = `
  SELECT w.id, coalesce((array_agg(p.agency ORDER BY p.active_from DESC, p.id) FILTER (WHERE p.agency IS NOT NULL))[1], w.agency) AS agency, w.name, w.email, w.is_system,
         coalesce((array_agg(p.team ORDER BY p.active_from DESC, p.id) FILTER (WHERE p.team IS NOT NULL))[1], w.team) AS team,
         coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'area', p.area) ORDER BY p.role, p.area) FILTER (WHERE p.role IS NOT NULL), '[]') AS posts
    FROM worker w
    LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND p.active_from <= $1 AND (p.active_until IS NULL OR p.active_until >= $1)
   GROUP BY w.service, w.id
   ORDER BY w.name, w.id`;

/** People, areas, calendar and settings of one service. */
export function directory(tx: Tx): Directory {
  return {
    async service() {
      const [row] = parseRows(serviceRow, await tx.query(SERVICE, [tx.service]));
      if (!row) return undefined;
      const { go_live: goLive, made_on: madeOn, adoptions, ...rest } = row;
      const adopted = adoptions.map((a): Adoption => ({ version: plainDate(a.version), from: plainDate(a.from), begins: new Date(a.begins).toISOString(), lock: a.lock }));
      return { ...rest, id: id<ServiceId>(rest.id), adopted: { madeOn, adoptions: adopted }, ...(goLive === null ? {} : { goLive }) };
    },
    async workers(on) {
      return parseRows(workerRow, await tx.query(WORKERS, [on])).map((w): WorkerRow => ({
        id: id<WorkerId>(w.id),
        agency: id<AgencyId>(w.agency),
        name: w.name,
        posts: w.posts,
        ...(w.email === null ? {} : { email: w.email }),
        ...(w.team === null ? {} : { team: w.team }),
        ...(w.is_system ? { isSystem: true } : {}),
      }));
    },
    async posts() {
      return parseRows(postRow, await tx.query(POSTS)).map((r): PostOfWorker => ({ worker: id<WorkerId>(r.worker), role: r.role, from: r.active_from, ...(r.until === null ? {} : { until: r.until }), ...(r.takes_over_from === null ? {} : { takesOverFrom: id<WorkerId>(r.takes_over_from) }) }));
    },
    async agencies() {
      return parseRows(z.object({ id: z.string(), name: z.string(), sort: z.string() }), await tx.query('SELECT id, name, sort FROM agency ORDER BY name')).map((a) => ({ ...a, id: id<AgencyId>(a.id) }));
    },
    async areas() {
      return parseRows(z.object({ name: z.string() }), await tx.query('SELECT name FROM area ORDER BY name')).map((r) => r.name);
    },
    async areaUnits() {
      return parseRows(z.object({ name: z.string(), unit: z.string() }), await tx.query('SELECT name, unit FROM area ORDER BY name')).map((r) => ({ name: r.name, unit: id<SubjectId>(r.unit) }));
    },
    async managed() {
      return parseRows(z.object({ id: z.string() }), await tx.query('SELECT unnest(managed_by(reader_worker(), reader_roles())) AS id')).map((r) => id<WorkerId>(r.id));
    },
    async away(on) {
      return parseRows(awayRow, await tx.query('SELECT away, worker, role, from_day AS "from", until_day AS until FROM stand_in WHERE service = $1 AND until_day >= $2 ORDER BY from_day, away, role', [tx.service, on])).map((r) => ({ ...r, away: id<WorkerId>(r.away), worker: id<WorkerId>(r.worker) }));
    },
    async holdings() {
      const rows = await tx.query("SELECT role, area, worker, active_from AS since, active_until + 1 AS until FROM post WHERE area <> '' AND (active_until IS NULL OR active_until >= active_from) ORDER BY area, role, active_from, worker");
      return parseRows(holdingRow, rows).map(({ since, until, ...r }): Holding => ({ ...r, from: since, ...(until === null ? {} : { until }) }));
    },
    async bankHolidays() {
      return parseRows(z.object({ day, name: z.string() }), await tx.query('SELECT day, name FROM bank_holiday ORDER BY day')).map((r) => [r.day, r.name] as const);
    },
    async settings() {
      return Object.fromEntries(parseRows(z.object({ name: z.string(), value: z.string() }), await tx.query('SELECT name, value FROM setting')).map((r) => [r.name, r.value]));
    },
  };
}

/** The same with what may be written: by commands of administration and by the demonstration. */
export function directoryWriting(tx: Tx): DirectoryWriting {
  return {
    ...directory(tx),
    async addService(s, at) {
      await tx.query('INSERT INTO service (id, name, demo, go_live, policy, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [s.id, s.name, s.demo, s.goLive ?? null, s.policy, at]);
      await tx.query("INSERT INTO chain_head (service, seq, hash) VALUES ($1, 0, sha256(convert_to($1, 'UTF8')))", [s.id]);
    },
    async addAgency(a) {
      await tx.query('INSERT INTO agency (service, id, name, sort) VALUES ($1, $2, $3, $4)', [tx.service, a.id, a.name, a.sort]);
    },
    async addWorker(w, from) {
      await tx.query('INSERT INTO worker (service, id, agency, name, email, team, active_from) VALUES ($1, $2, $3, $4, $5, $6, $7)', [tx.service, w.id, w.agency, w.name, w.email ?? null, w.team ?? null, from]);
      for (const p of w.posts) await tx.query('INSERT INTO post (service, worker, role, area, active_from) VALUES ($1, $2, $3, $4, $5)', [tx.service, w.id, p.role, p.area, from]);
    },
    async addArea(name) {
      await tx.query('INSERT INTO area (service, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [tx.service, name]);
    },
    lastDays: () => lastDays(tx),
    async addBankHolidays(days) {
      await tx.query(
        'INSERT INTO bank_holiday (service, day, name) SELECT $1, d, n FROM unnest($2::date[], $3::text[]) AS x(d, n) ON CONFLICT (service, day) DO UPDATE SET name = excluded.name',
        [tx.service, days.map((d) => d[0]), days.map((d) => d[1])],
      );
    },
    async setSetting(name, value, by, at) {
      await tx.query(
        'INSERT INTO setting (service, name, value, set_by, set_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (service, name) DO UPDATE SET value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at',
        [tx.service, name, value, by ?? null, at],
      );
    },
    async setGoLive(goLive) {
      await tx.query('UPDATE service SET go_live = $2 WHERE id = $1', [tx.service, goLive ?? null]);
    },
  };
}
