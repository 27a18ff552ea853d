-- A tracker that has been read and not brought in is a draft: its author's alone. Once it is in, what could not be settled is the
-- service's to settle, also while the author is away: the managers see it too.
SET LOCAL search_path = throughline, public;

DROP POLICY reads_what_is_theirs ON import_batch;
CREATE POLICY reads_what_is_theirs ON import_batch FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND (SELECT reader_reach()) = 'service'
  AND (by = (SELECT reader_worker()) OR state <> 'read' AND (SELECT reader_roles()) && ARRAY['team-manager', 'service-manager', 'head-of-service']));

-- The cells of a row that was settled are of no more use; the day from which they are removed is reckoned from here.
CREATE INDEX import_row_settled ON import_row (service, settled_at) WHERE cells IS NOT NULL AND settled_at IS NOT NULL;
