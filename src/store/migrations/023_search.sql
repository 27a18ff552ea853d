-- The same search. Of a common word two thousand places were each looked up among the entries (17 ms of 20): now the three hundred
-- that were recorded last, since ids of entries sort by the time of recording.
SET LOCAL search_path = throughline, public;

-- A database that was made earlier has not loaded the module of the setting below in this session: using it does.
SELECT word_similarity('a', 'a');
CREATE OR REPLACE FUNCTION search_children(words text, born date, most integer) RETURNS TABLE (child uuid, why text, excerpt text, entry uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public SET pg_trgm.word_similarity_threshold = 0.45 SET enable_seqscan = off AS $$
DECLARE
  asked text := lower(trim(words));
  part text := '%' || replace(replace(replace(lower(trim(words)), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  query tsquery := websearch_to_tsquery('english', words);
  here text := reader_service();
  -- the predicate of reader_sees, with what does not depend on the row worked out once
  seen text[] := reader_compartments();
  reach text := reader_reach();
  me uuid := reader_worker();
  found integer;
BEGIN
  IF here IS NULL OR me IS NULL THEN
    RAISE EXCEPTION 'nobody searches';
  END IF;
  RETURN QUERY
    WITH by_reference AS (
      SELECT n.child, n.compartment, 0 AS place, 'reference' AS why FROM search_name n WHERE n.service = here AND lower(n.reference) = asked
    ), by_birth AS (
      SELECT n.child, n.compartment, 1, 'date of birth' FROM search_name n WHERE n.service = here AND n.date_of_birth = born
    ), by_name AS (
      SELECT n.child, n.compartment, 2, CASE WHEN n.known_as LIKE part THEN 'known as' ELSE 'name' END
        FROM search_name n WHERE length(asked) >= 3 AND n.service = here AND n.names LIKE part ORDER BY n.names LIMIT 500
    ), by_sound AS (
      SELECT n.child, n.compartment, 3, 'a name like it'
        FROM search_name n WHERE length(asked) >= 2 AND n.service = here AND asked <% n.names ORDER BY word_similarity(asked, n.names) DESC LIMIT 200
    ), people AS (
      SELECT DISTINCT ON (p.child) p.child, p.place, p.why
        FROM (SELECT * FROM by_reference UNION ALL SELECT * FROM by_birth UNION ALL SELECT * FROM by_name UNION ALL SELECT * FROM by_sound) AS p (child, compartment, place, why)
       WHERE (p.compartment = ANY (seen) AND (reach = 'service' OR reach = 'allocated' AND p.child IN (SELECT a.child FROM allocation a WHERE a.service = here AND a.worker = me))) ORDER BY p.child, p.place
    ), written AS (
      SELECT t.child, t.entry, t.body, e.occurred_on
        FROM (SELECT x.* FROM (SELECT * FROM search_text w WHERE length(asked) >= 3 AND w.words @@ query AND w.service = here LIMIT 2000) x ORDER BY x.entry DESC LIMIT 300) t
        JOIN entry e ON e.service = t.service AND e.id = t.entry
       WHERE (t.compartment = ANY (seen) AND (reach = 'service' OR reach = 'allocated' AND t.child IN (SELECT a.child FROM allocation a WHERE a.service = here AND a.worker = me)))
         AND NOT EXISTS (SELECT FROM entry x WHERE x.service = t.service AND x.supersedes = t.entry)
    ), by_words AS (
      SELECT DISTINCT ON (w.child) w.* FROM written w WHERE w.child NOT IN (SELECT p.child FROM people p) ORDER BY w.child, w.occurred_on DESC
    ), hits AS (
      SELECT p.child, p.why, p.place, NULL::uuid AS entry, NULL::text AS body, NULL::date AS occurred_on FROM people p
      UNION ALL
      SELECT w.child, 'in the record', 4, w.entry, w.body, w.occurred_on FROM by_words w
      ORDER BY 3, 6 DESC NULLS LAST, 1 LIMIT most
    )
    SELECT h.child, h.why, CASE WHEN h.body IS NOT NULL THEN ts_headline('english', left(h.body, 4000), query, 'MaxWords=18, MinWords=8, StartSel="", StopSel=""') END, h.entry
      FROM hits h ORDER BY h.place, h.occurred_on DESC NULLS LAST, h.child;
  GET DIAGNOSTICS found = ROW_COUNT;
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown)
    VALUES (here, me, coalesce(reader_roles(), '{}'), coalesce(nullif(current_setting('app.agency', true), ''), ''), coalesce(nullif(current_setting('app.purpose', true), ''), 'search'),
            'search', format('%s found for "%s"', found, left(words, 100)));
END $$;
