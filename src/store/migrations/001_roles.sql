-- Roles of the database. The program's login may become `throughline_reader` (reads as the person who is signed in, under
-- row security) and `throughline_system` (commands and jobs). Erasure has a role of its own, which the login cannot become.
-- None is a superuser or may bypass row security. The owner of the tables only migrates.
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['throughline_reader', 'throughline_system', 'throughline_retention'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT', r);
    END IF;
  END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS throughline;
REVOKE ALL ON SCHEMA throughline FROM PUBLIC;
GRANT USAGE ON SCHEMA throughline TO throughline_reader, throughline_system, throughline_retention;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Who reads, as the one function through which every connection is had has set it. An unset setting is an empty text after
-- a transaction, never null; so nothing here is true by accident.
CREATE FUNCTION throughline.reader_service() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.service', true), '') $$;
CREATE FUNCTION throughline.reader_worker() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('app.worker', true), '')::uuid $$;
CREATE FUNCTION throughline.reader_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(nullif(current_setting('app.roles', true), ''), ',') $$;
CREATE FUNCTION throughline.reader_compartments() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT string_to_array(nullif(current_setting('app.compartments', true), ''), ',') $$;
-- How far the reader's roles reach: every child of the service, only those allocated, or none.
CREATE FUNCTION throughline.reader_reach() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(nullif(current_setting('app.reach', true), ''), 'none') $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA throughline TO throughline_reader, throughline_system, throughline_retention;
