-- What is written for each child while a meeting runs and is not on the record yet. Each saving adds a version, so that
-- two screens never overwrite each other; nothing here is changed or removed by the program.
SET LOCAL search_path = throughline;

CREATE TABLE meeting_item (
  service text NOT NULL,
  sitting uuid NOT NULL,
  child uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  compartment text NOT NULL DEFAULT 'case',
  -- every value as it was typed
  form jsonb NOT NULL,
  decision jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('incomplete', 'ready', 'carried-over', 'not-needed')),
  -- highest sequence number of the child's chronology that the person had seen
  seen bigint NOT NULL,
  saved_by uuid NOT NULL,
  saved_at timestamptz NOT NULL,
  sitting_kind text NOT NULL DEFAULT 'sitting' CHECK (sitting_kind = 'sitting'),
  child_kind text NOT NULL DEFAULT 'child' CHECK (child_kind = 'child'),
  PRIMARY KEY (service, sitting, child, version),
  FOREIGN KEY (service, sitting_kind, sitting) REFERENCES subject (service, kind, id),
  FOREIGN KEY (service, child_kind, child) REFERENCES subject (service, kind, id),
  FOREIGN KEY (service, saved_by) REFERENCES worker
);

ALTER TABLE meeting_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_item FORCE ROW LEVEL SECURITY;
CREATE POLICY reads_what_is_theirs ON meeting_item FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND compartment = ANY ((SELECT reader_compartments())::text[])
  AND ((SELECT reader_reach()) = 'service'
       OR ((SELECT reader_reach()) = 'allocated' AND child IN (
            SELECT a.child FROM allocation a WHERE a.service = (SELECT reader_service()) AND a.worker = (SELECT reader_worker())))));
CREATE POLICY system_reads ON meeting_item FOR SELECT TO throughline_system USING (service = (SELECT reader_service()));
CREATE POLICY system_adds ON meeting_item FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()));
-- Erasure reaches what was typed at a meeting.
CREATE POLICY retention_reads ON meeting_item FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_erases ON meeting_item FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
GRANT SELECT ON meeting_item TO throughline_reader;
GRANT SELECT, INSERT ON meeting_item TO throughline_system;
GRANT SELECT, DELETE ON meeting_item TO throughline_retention;

-- Ratings that await a manager are found by their kind.
CREATE INDEX entry_of_rating ON entry (service, kind, seq) WHERE kind IN ('rag.set', 'rag.confirmed');
