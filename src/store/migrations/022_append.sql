-- The same appending, written as sets: an import adds hundreds of entries at once, and a statement for each of them, with its
-- triggers, took two thirds of the database's time. What is chained, and how, is unchanged.
SET LOCAL search_path = throughline, public;

CREATE OR REPLACE FUNCTION append_entries(of_service text, entries jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head throughline.chain_head;
  e throughline.entry;
  added throughline.entry[] := '{}';
BEGIN
  INSERT INTO throughline.entry_content (service, entry, subject_kind, subject_id, compartment, salt, data, reason, marks)
    SELECT of_service, (c->>'id')::uuid, c->>'subject_kind', (c->>'subject_id')::uuid, c->>'compartment', decode(c->>'salt', 'hex'), c->'data', c->>'reason',
           coalesce((SELECT array_agg(m ORDER BY at) FROM jsonb_array_elements_text(c->'marks') WITH ORDINALITY AS x(m, at)), '{}')
      FROM jsonb_array_elements(entries) c;
  SELECT * INTO head FROM throughline.chain_head WHERE service = of_service FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'service % has no chain', of_service;
  END IF;
  FOR e IN
    SELECT p.* FROM jsonb_array_elements(entries) WITH ORDINALITY AS n (entry, place),
           LATERAL jsonb_populate_record(NULL::throughline.entry, n.entry || jsonb_build_object('digest', '\x' || (n.entry->>'digest'))) AS p
     ORDER BY n.place
  LOOP
    e.service := of_service;
    e.seq := head.seq + 1;
    e.recorded_at := date_trunc('milliseconds', e.recorded_at);
    e.previous_hash := head.hash;
    e.hash := sha256(head.hash || convert_to(throughline.entry_header(e), 'UTF8'));
    added := added || e;
    head.seq := e.seq;
    head.hash := e.hash;
  END LOOP;
  INSERT INTO throughline.entry SELECT * FROM unnest(added);
  UPDATE throughline.standing s SET through_seq = head.seq
    FROM (SELECT DISTINCT a.subject_kind AS kind, a.subject_id AS id FROM unnest(added) a) about
   WHERE s.service = of_service AND s.subject_kind = about.kind AND s.subject_id = about.id;
  UPDATE throughline.chain_head SET seq = head.seq, hash = head.hash WHERE service = of_service;
  RETURN head.seq;
END $$;

-- The words of what was written, once for each statement and not for each entry.
CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  -- What people have written: no ids, no dates, no codes of one word.
  INSERT INTO search_text (service, entry, child, compartment, body)
    SELECT c.service, c.entry, c.subject_id, c.compartment, left(string_agg(f.v #>> '{}', ' ' ORDER BY f.k), 20000)
      FROM added c, jsonb_each(c.data) AS f(k, v)
     WHERE c.subject_kind = 'child' AND jsonb_typeof(f.v) = 'string' AND (f.v #>> '{}') ~ '[[:alpha:]].*[[:space:]]'
     GROUP BY c.service, c.entry, c.subject_id, c.compartment;
  RETURN NULL;
END $$;
DROP TRIGGER keep_search_text ON entry_content;
CREATE TRIGGER keep_search_text AFTER INSERT ON entry_content REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_search_text();
