-- Search. Operators that find similar names or words are not leakproof, so under row security they would not use an index.
-- One function of the owner finds candidates by index, applies the same predicate as row security, and leaves its trace.
-- It is the only one of its kind; the catalogue test lists it.
SET LOCAL search_path = throughline, public;

CREATE TABLE search_name (
  service text NOT NULL,
  child uuid NOT NULL,
  compartment text NOT NULL DEFAULT 'case',
  reference text,
  date_of_birth date,
  known_as text,
  -- all names in lower case, known-as too
  names text NOT NULL,
  PRIMARY KEY (service, child)
);
CREATE INDEX search_name_trigrams ON search_name USING gin (names gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX search_name_reference ON search_name (service, lower(reference));
CREATE INDEX search_name_born ON search_name (service, date_of_birth);

CREATE TABLE search_text (
  service text NOT NULL,
  entry uuid NOT NULL,
  child uuid NOT NULL,
  compartment text NOT NULL,
  body text NOT NULL,
  words tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED,
  PRIMARY KEY (service, entry)
);
-- What waits to be sorted into the index is read by every search: little of it (kB).
CREATE INDEX search_text_words ON search_text USING gin (words) WITH (gin_pending_list_limit = 256);
CREATE INDEX search_text_of_child ON search_text (service, child);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['search_name', 'search_text'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
    -- The search function runs as the owner, on whom row security is forced too: this policy is for it alone. A condition
    -- here would come before the operators that find by index, and keep them from it: the function has the condition instead.
    EXECUTE format('CREATE POLICY search_finds ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
    EXECUTE format('CREATE POLICY retention_erases ON %I FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT DELETE ON %I TO throughline_retention', t);
  END LOOP;
END $$;
CREATE POLICY search_looks_up ON allocation FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
CREATE POLICY search_leaves_trace ON read_audit FOR INSERT TO CURRENT_USER WITH CHECK (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()));
CREATE POLICY search_excludes ON entry FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));

-- The names of a child follow the standing; the words of an entry follow its content. Both by trigger, as the writer.
CREATE FUNCTION keep_search_name() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  IF NEW.subject_kind = 'child' THEN
    INSERT INTO search_name AS n (service, child, compartment, reference, date_of_birth, known_as, names)
      VALUES (NEW.service, NEW.subject_id, NEW.compartment, NEW.reference, NEW.date_of_birth, lower(NEW.known_as), lower(concat_ws(' ', NEW.forenames, NEW.surname, NEW.known_as)))
      ON CONFLICT (service, child) DO UPDATE SET compartment = excluded.compartment, reference = excluded.reference, date_of_birth = excluded.date_of_birth, known_as = excluded.known_as, names = excluded.names
      WHERE (n.compartment, n.reference, n.date_of_birth, n.names) IS DISTINCT FROM (excluded.compartment, excluded.reference, excluded.date_of_birth, excluded.names);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER new_search_name AFTER INSERT ON standing FOR EACH ROW EXECUTE FUNCTION keep_search_name();
CREATE TRIGGER keep_search_name AFTER UPDATE ON standing FOR EACH ROW
  WHEN ((OLD.compartment, OLD.reference, OLD.surname, OLD.forenames, OLD.known_as, OLD.date_of_birth) IS DISTINCT FROM (NEW.compartment, NEW.reference, NEW.surname, NEW.forenames, NEW.known_as, NEW.date_of_birth))
  EXECUTE FUNCTION keep_search_name();

CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  IF NEW.subject_kind = 'child' THEN
    -- What people have written: no ids, no dates, no codes of one word.
    INSERT INTO search_text (service, entry, child, compartment, body)
      SELECT NEW.service, NEW.entry, NEW.subject_id, NEW.compartment, left(string_agg(v #>> '{}', ' ' ORDER BY k), 20000)
        FROM jsonb_each(NEW.data) AS f(k, v) WHERE jsonb_typeof(v) = 'string' AND (v #>> '{}') ~ '[[:alpha:]].*[[:space:]]'
      HAVING count(*) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_search_text AFTER INSERT ON entry_content FOR EACH ROW EXECUTE FUNCTION keep_search_text();

CREATE FUNCTION search_children(words text, born date, most integer) RETURNS TABLE (child uuid, why text, excerpt text, entry uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public SET pg_trgm.word_similarity_threshold = 0.45 AS $$
DECLARE
  asked text := lower(trim(words));
  part text := '%' || replace(replace(replace(lower(trim(words)), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  query tsquery := websearch_to_tsquery('english', words);
  here text := reader_service();
  found integer;
BEGIN
  IF here IS NULL OR reader_worker() IS NULL THEN
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
       WHERE reader_sees(here, 'child', p.child, p.compartment) ORDER BY p.child, p.place
    ), written AS (
      SELECT t.child, t.entry, t.body, e.occurred_on
        FROM (SELECT * FROM search_text w WHERE length(asked) >= 3 AND w.words @@ query AND w.service = here LIMIT 2000) t
        JOIN entry e ON e.service = t.service AND e.id = t.entry
       WHERE reader_sees(here, 'child', t.child, t.compartment)
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
    VALUES (here, reader_worker(), coalesce(reader_roles(), '{}'), coalesce(nullif(current_setting('app.agency', true), ''), ''), coalesce(nullif(current_setting('app.purpose', true), ''), 'search'),
            'search', format('%s found for "%s"', found, left(words, 100)));
END $$;
REVOKE ALL ON FUNCTION search_children FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_children TO throughline_reader;
