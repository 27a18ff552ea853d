-- Trackers that are brought in: the file for as long as a corrected mapping may need it, each of its rows, which child a
-- reference means, and what people have said about single rows. What a good row says lies in the chronology and nowhere else.
SET LOCAL search_path = throughline;

CREATE TABLE import_batch (
  service text NOT NULL REFERENCES service,
  id uuid NOT NULL,
  -- the tracker that it is a version of: a row's identity is service, source and reference
  source text NOT NULL CHECK (length(source) BETWEEN 1 AND 80),
  filename text NOT NULL,
  -- removed thirty days after the import is done
  file bytea,
  state text NOT NULL CHECK (state IN ('read', 'running', 'done', 'undone')),
  mapping jsonb,
  -- for rows that are downloaded, corrected and tried again
  headings jsonb NOT NULL DEFAULT '[]',
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  counts jsonb,
  by uuid NOT NULL,
  started_at timestamptz NOT NULL,
  -- when a run last wrote something: one that has fallen silent may be taken up again
  beat_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_why text,
  PRIMARY KEY (service, id),
  FOREIGN KEY (service, by) REFERENCES worker
);

CREATE TABLE import_row (
  service text NOT NULL,
  batch uuid NOT NULL,
  line integer NOT NULL,
  status text NOT NULL CHECK (status IN ('good', 'rejected', 'duplicate', 'left-out')),
  reference text,
  name text NOT NULL DEFAULT '',
  rag text NOT NULL DEFAULT '',
  -- the row as it was read; of a good row only what a person is to be told
  row jsonb NOT NULL,
  -- the cells as they lay in the file, of a row that is not in
  cells jsonb,
  child uuid,
  -- the entries that it has made
  made uuid[] NOT NULL DEFAULT '{}',
  -- what was remembered of this reference before, to be put back when the import is undone
  before jsonb,
  -- cells that changed and of which the tracker does not say what that means
  questions jsonb NOT NULL DEFAULT '[]',
  -- workers whose account nobody has named yet
  workers text[] NOT NULL DEFAULT '{}',
  settled text CHECK (settled IN ('corrected', 'answered', 'same-child', 'another-child', 'left-out')),
  settled_why text,
  settled_by uuid,
  settled_at timestamptz,
  PRIMARY KEY (service, batch, line),
  FOREIGN KEY (service, batch) REFERENCES import_batch
);
CREATE INDEX import_row_of_child ON import_row (service, child) WHERE child IS NOT NULL;

-- What everybody who sees the list must know of a child who is not in yet, and no more.
CREATE TABLE import_not_in (
  service text NOT NULL,
  batch uuid NOT NULL,
  line integer NOT NULL,
  compartment text NOT NULL DEFAULT 'case',
  reference text NOT NULL,
  name text NOT NULL,
  rag_as_written text NOT NULL,
  custody_as_written text NOT NULL,
  -- place in the list: those whose words say red first
  place integer NOT NULL,
  PRIMARY KEY (service, batch, line),
  FOREIGN KEY (service, batch, line) REFERENCES import_row
);

CREATE TABLE import_identity (
  service text NOT NULL REFERENCES service,
  source text NOT NULL,
  reference text NOT NULL,
  child uuid NOT NULL,
  -- the cells as they stood, by key, and the entry that each has made
  cells jsonb NOT NULL,
  made jsonb NOT NULL DEFAULT '{}',
  batch uuid NOT NULL,
  PRIMARY KEY (service, source, reference)
);

-- What a person has said about a row, so that the same row in the next version of the tracker does not ask again.
CREATE TABLE import_answer (
  service text NOT NULL REFERENCES service,
  source text NOT NULL,
  reference text NOT NULL,
  -- of the row's cells, where the answer is about this very row; else empty
  fingerprint text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('under-ten-is-right', 'still-on-the-list', 'another-child', 'leave-out', 'same-child', 'corrected')),
  -- corrected texts by number of the column
  cells jsonb,
  batch uuid NOT NULL,
  by uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (service, source, reference, fingerprint, answer)
);

CREATE TABLE import_mapping (
  service text NOT NULL REFERENCES service,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  mapping jsonb NOT NULL,
  saved_by uuid NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (service, name)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['import_batch', 'import_row', 'import_not_in', 'import_identity', 'import_answer', 'import_mapping'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
    -- Erasure reaches what a tracker said.
    EXECUTE format('CREATE POLICY retention_reads ON %I FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY retention_erases ON %I FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, DELETE ON %I TO throughline_retention', t);
  END LOOP;
END $$;
-- A file and its rows are their author's and the managers'.
CREATE POLICY reads_what_is_theirs ON import_batch FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND (SELECT reader_reach()) = 'service'
  AND (by = (SELECT reader_worker()) OR (SELECT reader_roles()) && ARRAY['team-manager', 'service-manager', 'head-of-service']));
CREATE POLICY reads_with_the_file ON import_row FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND EXISTS (SELECT FROM import_batch b WHERE b.service = import_row.service AND b.id = import_row.batch));
CREATE POLICY reads_with_the_list ON import_not_in FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'service' AND compartment = ANY ((SELECT reader_compartments())::text[]));
CREATE POLICY reads_own_service ON import_mapping FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'service');
-- What was said about rows is asked of whoever may bring in a tracker, also when somebody else said it.
CREATE POLICY reads_for_the_next ON import_answer FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'service'
  AND (SELECT reader_roles()) && ARRAY['offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service']);
CREATE POLICY reads_for_the_next ON import_identity FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'service'
  AND (SELECT reader_roles()) && ARRAY['offender-management-coordinator', 'team-manager', 'service-manager', 'head-of-service']);
GRANT SELECT ON import_batch, import_row, import_not_in, import_identity, import_answer, import_mapping TO throughline_reader;
