-- The audit of reads in a chain of its own. Rows are appended and nothing waits; a job seals them in order into batches, and each
-- batch is linked to the one before. People read the audit through one function, and only those whose roles allow it.
SET LOCAL search_path = throughline, public;

-- What a mark or a setting of the governance officer says: it stands in the audit itself, and is sealed with it.
ALTER TABLE read_audit ADD COLUMN detail jsonb;
-- What waits for sealing and what a period holds is found by its time; what somebody looked at by the person.
CREATE INDEX read_audit_by_time ON read_audit (service, at);
CREATE INDEX read_audit_with_detail ON read_audit (service, event, at DESC) WHERE detail IS NOT NULL;

-- The leaves: which row stands where in which batch, and what it was when it was sealed.
CREATE TABLE audit_leaf (
  service text NOT NULL REFERENCES service,
  batch bigint NOT NULL,
  place integer NOT NULL,
  audit_row bigint NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (service, batch, place),
  UNIQUE (service, audit_row)
);
CREATE TABLE audit_batch (
  service text NOT NULL REFERENCES service,
  seq bigint NOT NULL,
  size integer NOT NULL,
  sealed_at timestamptz NOT NULL,
  -- of the digests of its leaves in their order
  root bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (service, seq)
);
CREATE TABLE audit_head (
  service text PRIMARY KEY REFERENCES service,
  seq bigint NOT NULL,
  hash bytea NOT NULL
);

-- How much of the audit somebody may read: all of it, that of a child whose record they may open, or nothing. The same as the
-- permissions audit.see and audit.child; a test compares the two for every role.
CREATE FUNCTION reader_audits() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT CASE
    WHEN reader_roles() && ARRAY['information-governance-officer'] THEN 'all'
    WHEN reader_roles() && ARRAY['team-manager', 'service-manager', 'head-of-service'] THEN 'child'
    ELSE 'none' END
$$;
REVOKE ALL ON FUNCTION reader_audits FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reader_audits TO throughline_reader, throughline_system;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_leaf', 'audit_batch', 'audit_head'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    -- Hashes alone, nothing of what was read. The system reads them to verify and to write the head down elsewhere; only the
    -- sealing function, which runs as the owner, writes them.
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO throughline_system USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_system', t);
    EXECUTE format('CREATE POLICY sealing_reads ON %I FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY sealing_adds ON %I FOR INSERT TO CURRENT_USER WITH CHECK (service = (SELECT reader_service()))', t);
  END LOOP;
END $$;
CREATE POLICY sealing_moves ON audit_head FOR UPDATE TO CURRENT_USER USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));

-- Nobody reads the audit directly any longer, the system neither; and its time and its number are the database's own.
DROP POLICY system_reads ON read_audit;
DROP POLICY reader_adds ON read_audit;
REVOKE ALL ON read_audit FROM throughline_reader, throughline_system;
GRANT INSERT (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail) ON read_audit TO throughline_reader;
GRANT INSERT (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail) ON read_audit TO throughline_system;
-- What carries a mark or a setting is the governance officer's.
CREATE POLICY reader_adds ON read_audit FOR INSERT TO throughline_reader
  WITH CHECK (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()) AND (detail IS NULL OR (SELECT reader_audits()) = 'all'));
-- An erasure leaves its trace, by which `verify` tells it from content that somebody took away.
GRANT INSERT (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail) ON read_audit TO throughline_retention;
CREATE POLICY retention_adds ON read_audit FOR INSERT TO throughline_retention WITH CHECK (service = (SELECT reader_service()));
-- For the functions below, which run as the owner.
CREATE POLICY trail_reads ON read_audit FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
CREATE POLICY trail_names ON standing FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()) AND subject_kind = 'child');
CREATE POLICY trail_names ON worker FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));

-- What a leaf seals: a list of JSON, so that no value can run into the next. The instant is in UTC with microseconds.
CREATE FUNCTION audit_row_text(r read_audit) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
  SELECT jsonb_build_array(r.service, r.id, to_char(r.at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), r.worker, array_to_string(r.roles, ','), r.agency, r.purpose, r.event,
    r.subject_kind, r.subject_id, r.shown, r.detail::text)::text
$$;
CREATE FUNCTION audit_batch_text(b audit_batch) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
  SELECT jsonb_build_array(b.service, b.seq, b.size, to_char(b.sealed_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), encode(b.root, 'hex'))::text
$$;

-- Seals what is not sealed yet, in the order of its numbers, a thousand rows to a batch, all in this transaction. It locks its own
-- head alone, so that no reader ever waits for it, nor it for a reader.
-- whole: looks through all rows; otherwise through those of the last two hours, which an index finds.
CREATE FUNCTION seal_audit(whole boolean) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  head audit_head;
  b audit_batch;
  sealed integer;
BEGIN
  IF here IS NULL THEN
    RAISE EXCEPTION 'no service is named whose audit is to be sealed';
  END IF;
  INSERT INTO audit_head (service, seq, hash) VALUES (here, 0, sha256(convert_to('audit of ' || here, 'UTF8'))) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM audit_head h WHERE h.service = here FOR UPDATE;
  INSERT INTO audit_leaf (service, batch, place, audit_row, digest)
    SELECT here, head.seq + 1 + (n.at_place - 1) / 1000, 1 + (n.at_place - 1) % 1000, n.id, n.digest
      FROM (SELECT r.id, row_number() OVER (ORDER BY r.id) AS at_place, sha256(convert_to(audit_row_text(r), 'UTF8')) AS digest
              FROM read_audit r
             WHERE r.service = here AND (whole OR r.at > clock_timestamp() - interval '2 hours')
               AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.service = here AND l.audit_row = r.id)) n;
  GET DIAGNOSTICS sealed = ROW_COUNT;
  IF sealed = 0 THEN
    RETURN 0;
  END IF;
  b.service := here;
  b.sealed_at := clock_timestamp();
  FOR b.seq, b.size, b.root IN
    SELECT l.batch, count(*), sha256(string_agg(l.digest, '' ORDER BY l.place)) FROM audit_leaf l WHERE l.service = here AND l.batch > head.seq GROUP BY l.batch ORDER BY l.batch
  LOOP
    b.previous_hash := head.hash;
    b.hash := sha256(head.hash || convert_to(audit_batch_text(b), 'UTF8'));
    INSERT INTO audit_batch SELECT (b).*;
    head.seq := b.seq;
    head.hash := b.hash;
  END LOOP;
  UPDATE audit_head h SET seq = head.seq, hash = head.hash WHERE h.service = here;
  RETURN sealed;
END $$;

-- The rows as they are, for the system to verify them: the only way in which it reads them.
CREATE FUNCTION audit_evidence(after bigint, most integer) RETURNS SETOF read_audit LANGUAGE sql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
  SELECT * FROM read_audit r WHERE r.service = reader_service() AND r.id > after ORDER BY r.id LIMIT most
$$;

-- The one way in which people read the audit. With audit.see all of the service, and whom it was about by name alone; with
-- audit.child that of one child whose record the reader may open. Everybody else is refused.
CREATE FUNCTION audit_trail(from_at timestamptz, until_at timestamptz, of_worker uuid, of_child uuid, of_event text, most integer)
RETURNS TABLE (id bigint, at timestamptz, worker uuid, worker_name text, roles text[], agency text, purpose text, event text, subject_kind text, subject_id uuid, shown text, detail jsonb,
               about text, allocated boolean, own_name boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  me uuid := reader_worker();
  may text := reader_audits();
BEGIN
  IF here IS NULL OR me IS NULL OR may = 'none' THEN
    RAISE EXCEPTION 'the audit is not for this reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- The same as row security asks of the standing, which this function could see whole.
  IF may = 'child' AND NOT EXISTS (
    SELECT FROM standing s
     WHERE s.service = here AND s.subject_kind = 'child' AND s.subject_id = of_child AND s.compartment = ANY (reader_compartments()) AND reader_reach() = 'service'
       AND ((s.facts->'access.restricted'->>'value')::boolean IS NOT TRUE OR s.facts->'access.named'->'value' ? me::text
            OR EXISTS (SELECT FROM jsonb_array_elements_text(s.facts->'access.emergency'->'value') o WHERE split_part(o, ' ', 1)::uuid = me AND split_part(o, ' ', 2)::timestamptz > now()))
  ) THEN
    RAISE EXCEPTION 'the audit of this child is not for this reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    WITH found AS MATERIALIZED (
      SELECT r.* FROM read_audit r
       WHERE r.service = here AND (from_at IS NULL OR r.at >= from_at) AND (until_at IS NULL OR r.at < until_at)
         AND (of_worker IS NULL OR r.worker = of_worker) AND (of_child IS NULL OR r.subject_id = of_child) AND (of_event IS NULL OR r.event = of_event AND r.detail IS NOT NULL)
       ORDER BY r.at DESC, r.id DESC LIMIT most
    ), pairs AS (
      SELECT DISTINCT f.worker, f.subject_id AS child FROM found f WHERE f.subject_kind = 'child'
    ), known AS MATERIALIZED (
      SELECT p.worker, p.child,
             CASE WHEN (s.facts->'access.restricted'->>'value')::boolean IS TRUE THEN 'A restricted record' ELSE coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'Name not recorded') END AS about,
             -- holds the case or did something in it, or works in the team of somebody who holds it
             EXISTS (SELECT FROM allocation a LEFT JOIN worker h ON h.service = here AND h.id = a.worker
                      WHERE a.service = here AND a.child = p.child AND (a.worker = p.worker OR h.team = w.team))
               OR EXISTS (SELECT FROM entry e WHERE e.service = here AND e.subject_kind = 'child' AND e.subject_id = p.child AND e.recorded_by = p.worker) AS allocated,
             -- a word of the child's surname that is one of the worker's names, the first left out
             EXISTS (SELECT FROM regexp_split_to_table(lower(s.surname), '[^[:alpha:]'']+') word
                      WHERE length(word) > 2 AND word = ANY ((regexp_split_to_array(lower(w.name), '[^[:alpha:]'']+'))[2:])) AS own_name
        FROM pairs p
        LEFT JOIN worker w ON w.service = here AND w.id = p.worker
        LEFT JOIN standing s ON s.service = here AND s.subject_kind = 'child' AND s.subject_id = p.child
    )
    SELECT f.id, f.at, f.worker, w.name, f.roles, f.agency, f.purpose, f.event, f.subject_kind, f.subject_id, f.shown, f.detail, k.about, coalesce(k.allocated, false), coalesce(k.own_name, false)
      FROM found f
      LEFT JOIN worker w ON w.service = here AND w.id = f.worker
      LEFT JOIN known k ON k.worker = f.worker AND k.child = f.subject_id
     ORDER BY f.at DESC, f.id DESC;
END $$;

REVOKE ALL ON FUNCTION seal_audit, audit_evidence, audit_trail, audit_row_text, audit_batch_text FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_audit, audit_evidence TO throughline_system;
GRANT EXECUTE ON FUNCTION audit_trail TO throughline_reader;
