-- Entries, their content apart, the chain, and what is worked out from them.
SET LOCAL search_path = throughline;

CREATE TABLE subject (
  service text NOT NULL REFERENCES service,
  kind text NOT NULL CHECK (kind IN ('child', 'person', 'worker', 'sitting', 'activity', 'unit')),
  id uuid NOT NULL,
  compartment text NOT NULL DEFAULT 'case',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (service, kind, id)
);

-- One dated fact. Its header is chained; its content lies apart, so that erasure leaves the chain whole.
CREATE TABLE entry (
  service text NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  act uuid NOT NULL,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  occurred_at text CHECK (occurred_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_as text NOT NULL,
  agency text NOT NULL,
  compartment text NOT NULL,
  source text NOT NULL CHECK (source IN ('live', 'import', 'meeting')),
  supersedes uuid,
  withdrawn boolean NOT NULL DEFAULT false,
  answers uuid,
  digest bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (service, seq),
  UNIQUE (service, id),
  FOREIGN KEY (service, subject_kind, subject_id) REFERENCES subject
);
CREATE INDEX entry_of_subject ON entry (service, subject_kind, subject_id, occurred_on DESC, seq DESC);
-- An entry is superseded at most once: the second corrector is refused here even if the code were wrong.
CREATE UNIQUE INDEX entry_superseded_once ON entry (service, supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE entry_content (
  service text NOT NULL,
  entry uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  compartment text NOT NULL,
  salt bytea NOT NULL,
  data jsonb NOT NULL,
  reason text,
  marks text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (service, entry),
  -- Contents are written before the head of the chain is locked, headers after; both or neither are there at the end.
  FOREIGN KEY (service, entry) REFERENCES entry (service, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE chain_head (
  service text PRIMARY KEY REFERENCES service,
  seq bigint NOT NULL,
  hash bytea NOT NULL
);

-- A command sent again gives its first result.
CREATE TABLE command (
  service text NOT NULL REFERENCES service,
  id text NOT NULL CHECK (length(id) BETWEEN 8 AND 100),
  worker uuid NOT NULL,
  result jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (service, id)
);

-- Who holds a case, worked out from the chronology; row security of those who see only their own cases rests on it.
CREATE TABLE allocation (
  service text NOT NULL,
  child uuid NOT NULL,
  role text NOT NULL,
  worker uuid NOT NULL,
  since date NOT NULL,
  PRIMARY KEY (service, child, role)
);
CREATE INDEX allocation_of_worker ON allocation (service, worker, child);

-- Where a subject stands: a fold, kept for lists. Rewritten whole by every command about the subject.
-- It is folded from what everybody who may open the case may see; what more there is lies in standing_part.
CREATE TABLE standing (
  service text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  compartment text NOT NULL DEFAULT 'case',
  reference text,
  surname text,
  forenames text,
  known_as text,
  date_of_birth date,
  area text,
  case_manager uuid,
  dyo boolean NOT NULL DEFAULT false,
  dyo_on date,
  rag text,
  rag_since date,
  rag_rated_on date,
  in_custody boolean NOT NULL DEFAULT false,
  flags text[] NOT NULL DEFAULT '{}',
  last_contact date,
  facts jsonb NOT NULL,
  tiers jsonb NOT NULL,
  next_change_on date,
  derived_on date NOT NULL,
  through_seq bigint NOT NULL DEFAULT 0,
  -- what it was derived with: the causes by which a rebuild explains a difference
  policy_hash text NOT NULL,
  engine text NOT NULL,
  surroundings text NOT NULL,
  PRIMARY KEY (service, subject_kind, subject_id)
  -- Rewritten by every command: room beside each row keeps the new one on its page and out of the indexes.
) WITH (fillfactor = 70);
-- Found by range on either side of the present stamp: what was derived with anything else.
CREATE INDEX standing_stamp ON standing (service, (policy_hash || engine || surroundings));
-- The same fold with the entries of further compartments, for those who may see all of them.
CREATE TABLE standing_part (
  service text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  compartments text[] NOT NULL,
  facts jsonb NOT NULL,
  tiers jsonb NOT NULL,
  PRIMARY KEY (service, subject_kind, subject_id, compartments)
);

CREATE INDEX standing_next_change ON standing (service, next_change_on) WHERE next_change_on IS NOT NULL;
CREATE INDEX standing_by_name ON standing (service, subject_kind, surname, forenames);
CREATE INDEX standing_dyo ON standing (service, rag) WHERE dyo;
CREATE INDEX standing_of_case_manager ON standing (service, case_manager) WHERE subject_kind = 'child';

-- What follows from it: duties, considerations, proposals and prompts, each with all that explains it in `detail`.
CREATE TABLE work (
  service text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  sort text NOT NULL CHECK (sort IN ('duty', 'consideration', 'proposal', 'prompt')),
  key text NOT NULL,
  clause text NOT NULL,
  title text NOT NULL,
  owner_role text,
  owner_worker uuid,
  area text,
  state text NOT NULL,
  started_on date NOT NULL,
  due date,
  met_on date,
  met_late boolean NOT NULL DEFAULT false,
  grouped text,
  -- all of those on which it rests; a reader needs every one of them
  compartments text[] NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (service, subject_kind, subject_id, sort, key)
);
-- What a line of work rests on besides, for those who may see all of it: the same line with its fuller explanation.
CREATE TABLE work_part (
  service text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  sort text NOT NULL,
  key text NOT NULL,
  compartments text[] NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (service, subject_kind, subject_id, sort, key, compartments),
  FOREIGN KEY (service, subject_kind, subject_id, sort, key) REFERENCES work ON DELETE CASCADE
);
CREATE INDEX work_open_of_worker ON work (service, owner_worker, due) WHERE state IN ('open', 'brought-forward', 'paused');
CREATE INDEX work_open_of_role ON work (service, owner_role, due) WHERE state IN ('open', 'brought-forward', 'paused');
CREATE INDEX work_of_clause ON work (service, clause, state);

-- Reads of children's records: who, in which role, why, what was shown. Never changed by the program.
CREATE TABLE read_audit (
  service text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  worker uuid NOT NULL,
  roles text[] NOT NULL,
  agency text NOT NULL,
  purpose text NOT NULL,
  event text NOT NULL,
  subject_kind text,
  subject_id uuid,
  shown text NOT NULL,
  PRIMARY KEY (service, id)
);
CREATE INDEX read_audit_of_subject ON read_audit (service, subject_id, at DESC) WHERE subject_id IS NOT NULL;

-- May the reader see something about this child, in this compartment? The one predicate of all that is about a child.
CREATE FUNCTION reader_sees(of_service text, kind text, subject uuid, of_compartment text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT of_service = reader_service()
     AND of_compartment = ANY (reader_compartments())
     AND (reader_reach() = 'service'
          OR (reader_reach() = 'allocated' AND kind = 'child'
              AND EXISTS (SELECT FROM throughline.allocation a WHERE a.service = of_service AND a.child = subject AND a.worker = throughline.reader_worker())))
$$;
GRANT EXECUTE ON FUNCTION reader_sees TO throughline_reader, throughline_system;

DO $$
DECLARE
  t text;
  compartment_seen text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    -- Written out, not through reader_sees: the parts that do not depend on the row are worked out once for a statement.
    compartment_seen := CASE WHEN t IN ('standing_part', 'work', 'work_part') THEN 'compartments <@ (SELECT reader_compartments())::text[]' ELSE 'compartment = ANY ((SELECT reader_compartments())::text[])' END;
    EXECUTE format($p$CREATE POLICY reads_what_is_theirs ON %I FOR SELECT TO throughline_reader USING (
      service = (SELECT reader_service())
      AND %s
      AND ((SELECT reader_reach()) = 'service'
           OR ((SELECT reader_reach()) = 'allocated' AND subject_kind = 'child' AND subject_id IN (
                SELECT a.child FROM allocation a WHERE a.service = (SELECT reader_service()) AND a.worker = (SELECT reader_worker())))))$p$, t, compartment_seen);
    EXECUTE format('CREATE POLICY system_reads ON %I FOR SELECT TO throughline_system USING (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY system_adds ON %I FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_reader', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_system', t);
  END LOOP;
  -- Only what is worked out may be rewritten; entries and their content never.
  FOREACH t IN ARRAY ARRAY['standing', 'standing_part', 'work', 'work_part'] LOOP
    EXECUTE format('CREATE POLICY system_rewrites ON %I FOR UPDATE TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY system_clears ON %I FOR DELETE TO throughline_system USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT UPDATE, DELETE ON %I TO throughline_system', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['subject', 'chain_head', 'command', 'allocation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON subject TO throughline_system;
GRANT SELECT, INSERT, UPDATE ON chain_head TO throughline_system;
GRANT SELECT, INSERT ON command TO throughline_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON allocation TO throughline_system;
-- A reader who sees only allocated cases must be able to look up that they are his.
CREATE POLICY reads_own ON allocation FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND ((SELECT reader_reach()) = 'service' OR worker = (SELECT reader_worker())));
GRANT SELECT ON allocation TO throughline_reader;

ALTER TABLE read_audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE read_audit FORCE ROW LEVEL SECURITY;
CREATE POLICY reader_adds ON read_audit FOR INSERT TO throughline_reader WITH CHECK (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()));
CREATE POLICY system_adds ON read_audit FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY system_reads ON read_audit FOR SELECT TO throughline_system USING (service = (SELECT reader_service()));
GRANT INSERT ON read_audit TO throughline_reader, throughline_system;
GRANT SELECT ON read_audit TO throughline_system;

-- Erasure: content and salt only, by the retention role alone.
CREATE POLICY retention_reads ON entry FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_reads ON entry_content FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_erases ON entry_content FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
GRANT SELECT ON entry TO throughline_retention;
GRANT SELECT, DELETE ON entry_content TO throughline_retention;

-- The text of a header: what the chain seals besides the digest of the content. A list of JSON, so that no value can run
-- into the next. Instants are in UTC with milliseconds.
CREATE FUNCTION entry_header(e entry) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
  SELECT jsonb_build_array(e.service, e.seq, e.id, e.subject_kind, e.subject_id, e.act, e.kind, e.occurred_on, e.occurred_at,
    to_char(e.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), e.recorded_by, e.recorded_as, e.agency, e.compartment, e.source, e.supersedes, e.withdrawn, e.answers, encode(e.digest, 'hex'))::text
$$;

-- Adds entries at the end of the chain. The contents come first; then the head is locked, by the last statement of the
-- transaction and for as short as possible. Its number, not a clock, is the order of recording. Runs with the rights of the caller.
CREATE FUNCTION append_entries(of_service text, entries jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head throughline.chain_head;
  e throughline.entry;
  n jsonb;
BEGIN
  INSERT INTO throughline.entry_content (service, entry, subject_kind, subject_id, compartment, salt, data, reason, marks)
    SELECT of_service, (c->>'id')::uuid, c->>'subject_kind', (c->>'subject_id')::uuid, c->>'compartment', decode(c->>'salt', 'hex'), c->'data', c->>'reason',
           coalesce((SELECT array_agg(m ORDER BY at) FROM jsonb_array_elements_text(c->'marks') WITH ORDINALITY AS x(m, at)), '{}')
      FROM jsonb_array_elements(entries) c;
  SELECT * INTO head FROM throughline.chain_head WHERE service = of_service FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'service % has no chain', of_service;
  END IF;
  FOR n IN SELECT * FROM jsonb_array_elements(entries) LOOP
    e := jsonb_populate_record(NULL::throughline.entry, n - 'digest');
    e.service := of_service;
    e.seq := head.seq + 1;
    e.recorded_at := date_trunc('milliseconds', e.recorded_at);
    e.digest := decode(n->>'digest', 'hex');
    e.previous_hash := head.hash;
    e.hash := sha256(head.hash || convert_to(throughline.entry_header(e), 'UTF8'));
    INSERT INTO throughline.entry SELECT (e).*;
    head.seq := e.seq;
    head.hash := e.hash;
  END LOOP;
  UPDATE throughline.standing s SET through_seq = head.seq
    FROM (SELECT DISTINCT c->>'subject_kind' AS kind, (c->>'subject_id')::uuid AS id FROM jsonb_array_elements(entries) c) about
   WHERE s.service = of_service AND s.subject_kind = about.kind AND s.subject_id = about.id;
  UPDATE throughline.chain_head SET seq = head.seq, hash = head.hash WHERE service = of_service;
  RETURN head.seq;
END $$;
REVOKE ALL ON FUNCTION append_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_entries, entry_header TO throughline_system;
