import { z } from 'zod';
import { id, type EntryId, type ServiceId, type SubjectId } from '../../core/values/ids.ts';
import type { Parcel, TransferReading, TransferWriting } from '../../app/ports/transfers.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';

const parcelColumns = {
  id: z.string(), service: z.string(), from_name: z.string(), to_service: z.string(), sort: z.enum(['permanent', 'caretaking', 'information']), from_day: day, until_day: day.nullable(),
  names: z.string().nullable(), date_of_birth: day.nullable(), restricted: z.boolean(), items: z.number(), digest: z.string(), sent_at: z.date(),
  state: z.enum(['sent', 'withdrawn', 'refused', 'accepted']), answered_by: z.string().nullable(), answer_reason: z.string().nullable(), answered_on: day.nullable(),
};
const parcelRow = z.object(parcelColumns);
const unnotedRow = z.object({ ...parcelColumns, child: z.string(), sent: z.string() });
const itemRow = z.object({ place: z.number(), compartment: z.enum(['case', 'restricted', 'police-intelligence', 'health']), item: z.unknown() });
const COLUMNS = 'p.id, p.service, p.from_name, p.to_service, p.sort, p.from_day, p.until_day, p.names, p.date_of_birth, p.restricted, p.items, p.digest, p.sent_at, p.state, p.answered_by, p.answer_reason, p.answered_on';

const SEND = `
  INSERT INTO transfer_parcel (service, id, to_service, from_name, sort, from_day, until_day, names, date_of_birth, restricted, items, digest, sent_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
const SEAL = `
  INSERT INTO transfer_item (service, parcel, place, compartment, item)
  SELECT $1, $2, i.place, i.compartment, i.item FROM jsonb_to_recordset($3) AS i (place integer, compartment text, item jsonb)`;
/** A subject of the parcel's own number is made when its coming is written down; it was settled when an entry says so. */
const UNNOTICED = `
  SELECT ${COLUMNS} FROM transfer_parcel p
   WHERE p.to_service = $1 AND p.state IN ('sent', 'withdrawn')
     AND (p.state = 'sent') = (NOT EXISTS (SELECT FROM subject s WHERE s.service = $1 AND s.kind = 'unit' AND s.id = p.id))
     AND NOT EXISTS (SELECT FROM entry e WHERE e.service = $1 AND e.subject_kind = 'unit' AND e.subject_id = p.id AND e.kind = 'transfer.settled')
   ORDER BY p.sent_at`;
const UNNOTED = `
  SELECT ${COLUMNS}, o.child, o.sent FROM transfer_parcel p JOIN transfer_origin o ON o.service = p.service AND o.parcel = p.id
   WHERE p.service = $1 AND p.state IN ('accepted', 'refused') AND NOT p.noted ORDER BY p.answered_on, p.id`;
const OPEN = 'SELECT place, compartment, item FROM open_parcel($1)';

function toParcel(r: z.output<typeof parcelRow>): Parcel {
  return {
    id: r.id, from: id<ServiceId>(r.service), fromName: r.from_name, to: id<ServiceId>(r.to_service), sort: r.sort, day: r.from_day, restricted: r.restricted, items: r.items, digest: r.digest,
    sentAt: r.sent_at.toISOString(), state: r.state,
    ...(r.until_day === null ? {} : { until: r.until_day }),
    ...(r.names === null ? {} : { names: r.names }),
    ...(r.date_of_birth === null ? {} : { dateOfBirth: r.date_of_birth }),
    ...(r.answered_by === null || r.answered_on === null ? {} : { answer: { by: r.answered_by, on: r.answered_on, ...(r.answer_reason === null ? {} : { reason: r.answer_reason }) } }),
  };
}

/** Parcels as the program handles them, for one service. */
export function transferWriting(tx: Tx): TransferWriting {
  return {
    async services() {
      const rows = await tx.query('SELECT id, name FROM service WHERE id <> $1 ORDER BY name, id', [tx.service]);
      return parseRows(z.object({ id: z.string(), name: z.string() }), rows).map((r) => ({ id: id<ServiceId>(r.id), name: r.name }));
    },
    async send(parcel, origin, items) {
      await tx.query(SEND, [tx.service, parcel.id, parcel.to, parcel.fromName, parcel.sort, parcel.day, parcel.until ?? null, parcel.names ?? null, parcel.dateOfBirth ?? null, parcel.restricted, parcel.items, parcel.digest, parcel.sentAt]);
      await tx.query('INSERT INTO transfer_origin (service, parcel, child, sent) VALUES ($1, $2, $3, $4)', [tx.service, parcel.id, origin.child, origin.sent]);
      await tx.query(SEAL, [tx.service, parcel.id, JSON.stringify(items)]);
    },
    async takeBack(parcel) {
      const taken = await tx.query("UPDATE transfer_parcel SET state = 'withdrawn', names = NULL, date_of_birth = NULL WHERE service = $1 AND id = $2 AND state = 'sent' RETURNING id", [tx.service, parcel]);
      if (taken.length === 0) return false;
      await tx.query('DELETE FROM transfer_item WHERE service = $1 AND parcel = $2', [tx.service, parcel]);
      return true;
    },
    open: async (parcel) => parseRows(itemRow, await tx.query(OPEN, [parcel])),
    async awaiting(parcel) {
      return parseRows(parcelRow, await tx.query(`SELECT ${COLUMNS} FROM transfer_parcel p WHERE p.to_service = $1 AND p.id = $2 AND p.state = 'sent'`, [tx.service, parcel])).map(toParcel)[0];
    },
    async answer(parcel, a) {
      const rows = await tx.query('SELECT answer_parcel($1, $2, $3, $4, $5, $6, $7) AS answered', [parcel, a.answer, a.byName, a.by, a.as, a.reason ?? null, a.on]);
      return parseRows(z.object({ answered: z.boolean() }), rows)[0]?.answered === true;
    },
    unnoticed: async () => parseRows(parcelRow, await tx.query(UNNOTICED, [tx.service])).map(toParcel),
    async unnoted() {
      return parseRows(unnotedRow, await tx.query(UNNOTED, [tx.service])).map((r) => ({ parcel: toParcel(r), child: id<SubjectId>(r.child), sent: id<EntryId>(r.sent) }));
    },
    async noted(parcel) {
      await tx.query('UPDATE transfer_parcel SET noted = true WHERE service = $1 AND id = $2', [tx.service, parcel]);
    },
  };
}

/** Parcels as people of a service see them, under row security. */
export function transferReading(tx: Tx): TransferReading {
  const toUs = `SELECT ${COLUMNS} FROM transfer_parcel p WHERE p.to_service = $1 AND ($2::uuid IS NULL OR p.id = $2) ORDER BY (p.state = 'sent') DESC, p.sent_at DESC LIMIT 200`;
  return {
    services: async () => parseRows(z.object({ id: z.string(), name: z.string() }), await tx.query('SELECT id, name FROM other_services()')).map((r) => ({ id: id<ServiceId>(r.id), name: r.name })),
    toUs: async () => parseRows(parcelRow, await tx.query(toUs, [tx.service, null])).map(toParcel),
    one: async (parcel) => parseRows(parcelRow, await tx.query(toUs, [tx.service, parcel])).map(toParcel)[0],
    open: async (parcel) => parseRows(itemRow, await tx.query(OPEN, [parcel])),
  };
}
