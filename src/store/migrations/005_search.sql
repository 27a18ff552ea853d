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
  -- all names in lower case, known-as too
  names text NOT NULL,
  PRIMARY KEY (service, child)
);
CREATE INDEX search_name_trigrams ON search_name USING gin (names gin_trgm_ops);
CREATE INDEX search_name_reference ON search_name (service, lower(reference));
CREATE INDEX search_name_born ON search_name (service, date_of_birth);

CREATE TABLE search_text (
  service text NOT NULL,
  entry uuid NOT NULL,
  child uuid NOT NULL,
  compartment text NOT NULL,
  occurred_on date NOT NULL,
  body text NOT NULL,
  words tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED,
  PRIMARY KEY (service, entry)
);
CREATE INDEX search_text_words ON search_text USING gin (words);
CREATE INDEX search_text_of_child ON search_text (service, child);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['search_name', 'search_text'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
    -- The search function runs as the owner, on whom row security is forced too: this policy is for it alone.
    EXECUTE format('CREATE POLICY search_finds ON %I FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()))', t);
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
    INSERT INTO search_name (service, child, compartment, reference, date_of_birth, names)
      VALUES (NEW.service, NEW.subject_id, NEW.compartment, NEW.reference, NEW.date_of_birth, lower(concat_ws(' ', NEW.forenames, NEW.surname, NEW.known_as)))
      ON CONFLICT (service, child) DO UPDATE SET compartment = excluded.compartment, reference = excluded.reference, date_of_birth = excluded.date_of_birth, names = excluded.names
      WHERE (search_name.compartment, search_name.reference, search_name.date_of_birth, search_name.names) IS DISTINCT FROM (excluded.compartment, excluded.reference, excluded.date_of_birth, excluded.names);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_search_name AFTER INSERT OR UPDATE OF reference, surname, forenames, known_as, date_of_birth ON standing FOR EACH ROW EXECUTE FUNCTION keep_search_name();

CREATE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
DECLARE
  text_of text;
BEGIN
  IF NEW.subject_kind = 'child' THEN
    SELECT string_agg(v #>> '{}', ' ') INTO text_of FROM jsonb_each(NEW.data) AS f(k, v) WHERE jsonb_typeof(v) = 'string' AND length(v #>> '{}') > 3 AND (v #>> '{}') !~ '^[0-9a-f-]{36}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
    IF text_of IS NOT NULL THEN
      INSERT INTO search_text (service, entry, child, compartment, occurred_on, body)
        SELECT NEW.service, NEW.entry, NEW.subject_id, NEW.compartment, e.occurred_on, left(text_of, 20000) FROM entry e WHERE e.service = NEW.service AND e.id = NEW.entry;
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_search_text AFTER INSERT ON entry_content FOR EACH ROW EXECUTE FUNCTION keep_search_text();

CREATE FUNCTION search_children(words text, born date, most integer) RETURNS TABLE (child uuid, why text, excerpt text, entry uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public SET pg_trgm.word_similarity_threshold = 0.45 AS $$
DECLARE
  asked text := lower(trim(words));
  found integer;
BEGIN
  IF reader_service() IS NULL OR reader_worker() IS NULL THEN
    RAISE EXCEPTION 'nobody searches';
  END IF;
  RETURN QUERY
    WITH by_reference AS (
      SELECT n.child, n.compartment, 0 AS place, 'reference' AS why FROM search_name n WHERE n.service = reader_service() AND lower(n.reference) = asked
    ), by_birth AS (
      SELECT n.child, n.compartment, 1, 'date of birth' FROM search_name n WHERE born IS NOT NULL AND n.service = reader_service() AND n.date_of_birth = born
    ), by_name AS (
      SELECT n.child, n.compartment, CASE WHEN n.names LIKE '%' || asked || '%' THEN 2 ELSE 3 END, CASE WHEN n.names LIKE '%' || asked || '%' THEN 'name' ELSE 'a name like it' END
        FROM search_name n WHERE length(asked) >= 2 AND n.service = reader_service() AND (n.names LIKE '%' || asked || '%' OR asked <% n.names)
        ORDER BY 3, word_similarity(asked, n.names) DESC LIMIT 500
    ), people AS (
      SELECT DISTINCT ON (p.child) p.child, p.place, p.why
        FROM (SELECT * FROM by_reference UNION ALL SELECT * FROM by_birth UNION ALL SELECT * FROM by_name) AS p (child, compartment, place, why)
       WHERE reader_sees(reader_service(), 'child', p.child, p.compartment) ORDER BY p.child, p.place
    ), by_words AS (
      SELECT DISTINCT ON (t.child) t.child, t.entry, ts_headline('english', left(t.body, 2000), websearch_to_tsquery('english', words), 'MaxWords=18, MinWords=8, StartSel="", StopSel=""') AS excerpt, t.occurred_on
        FROM search_text t
       WHERE t.service = reader_service() AND length(asked) >= 3 AND t.words @@ websearch_to_tsquery('english', words)
         AND reader_sees(t.service, 'child', t.child, t.compartment)
         AND NOT EXISTS (SELECT FROM entry x WHERE x.service = t.service AND x.supersedes = t.entry)
       ORDER BY t.child, t.occurred_on DESC LIMIT 200
    )
    SELECT f.child, f.why, f.excerpt, f.entry FROM (
      SELECT p.child, p.why, NULL::text AS excerpt, NULL::uuid AS entry, p.place, NULL::date AS occurred_on FROM people p
      UNION ALL
      SELECT w.child, 'in the record', w.excerpt, w.entry, 4, w.occurred_on FROM by_words w WHERE w.child NOT IN (SELECT p.child FROM people p)
    ) f ORDER BY f.place, f.occurred_on DESC NULLS LAST LIMIT most;
  GET DIAGNOSTICS found = ROW_COUNT;
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown)
    VALUES (reader_service(), reader_worker(), coalesce(reader_roles(), '{}'), coalesce(nullif(current_setting('app.agency', true), ''), ''), coalesce(nullif(current_setting('app.purpose', true), ''), 'search'),
            'search', format('%s found for "%s"', found, left(words, 100)));
END $$;
REVOKE ALL ON FUNCTION search_children FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_children TO throughline_reader;
