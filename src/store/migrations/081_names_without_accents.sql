-- Seán is found by Sean, Zoë by Zoe, O’Neill by O'Neill, Łukasz by Lukasz: names are compared in small letters without accents.
SET LOCAL search_path = throughline, public;

CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Letters with a stroke are letters of their own, which taking marks away leaves as they are.
  SELECT translate(regexp_replace(normalize(lower(name), NFD), '[\u0300-\u036f]', '', 'g'), 'łøđħı’‘ʼ`´', 'lodhi''''''''''')
$$;
GRANT EXECUTE ON FUNCTION plain_name TO throughline_reader, throughline_system;

CREATE OR REPLACE FUNCTION keep_search_name() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  IF NEW.subject_kind = 'child' THEN
    INSERT INTO search_name AS n (service, child, compartment, reference, date_of_birth, known_as, names)
      VALUES (NEW.service, NEW.subject_id, NEW.compartment, NEW.reference, NEW.date_of_birth, plain_name(NEW.known_as), plain_name(concat_ws(' ', NEW.forenames, NEW.surname, NEW.known_as)))
      ON CONFLICT (service, child) DO UPDATE SET compartment = excluded.compartment, reference = excluded.reference, date_of_birth = excluded.date_of_birth, known_as = excluded.known_as, names = excluded.names
      WHERE (n.compartment, n.reference, n.date_of_birth, n.names) IS DISTINCT FROM (excluded.compartment, excluded.reference, excluded.date_of_birth, excluded.names);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  definition text;
  changed text;
BEGIN
  PERFORM word_similarity('a', 'a');
  SELECT pg_get_functiondef('search_children'::regproc) INTO definition;
  changed := replace(definition, 'lower(trim(words))', 'plain_name(trim(words))');
  IF changed = definition THEN
    RAISE EXCEPTION 'the search is not written as this migration expects it';
  END IF;
  EXECUTE changed;
  -- Who keeps the names of restricted records, for those who ask by the full name.
  SELECT pg_get_functiondef(p.oid) INTO definition FROM pg_proc p WHERE p.pronamespace = 'throughline'::regnamespace AND p.prosrc LIKE '%INSERT INTO restricted_name%';
  changed := replace(definition, 'lower(concat_ws('' '', NEW.forenames, NEW.surname))', 'plain_name(concat_ws('' '', NEW.forenames, NEW.surname))');
  IF changed IS NULL OR changed = definition THEN
    RAISE EXCEPTION 'the names of restricted records are not kept as this migration expects it';
  END IF;
  EXECUTE changed;
END $$;

-- What is there already; row security is forced on the owner as well, who lifts it for these two statements.
ALTER TABLE search_name NO FORCE ROW LEVEL SECURITY;
UPDATE search_name SET names = plain_name(names), known_as = plain_name(known_as) WHERE names <> plain_name(names);
ALTER TABLE search_name FORCE ROW LEVEL SECURITY;
ALTER TABLE restricted_name NO FORCE ROW LEVEL SECURITY;
UPDATE restricted_name SET names = plain_name(names) WHERE names <> plain_name(names);
ALTER TABLE restricted_name FORCE ROW LEVEL SECURITY;
