-- Victims: subjects of their own, in a compartment as a whole. Nothing of them is on a child's chronology, in the search or in a list of
-- children. Victim workers see them, and of the managers those whom the record of the victim names.
SET LOCAL search_path = throughline;

CREATE TABLE victim (
  service text NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (service, person)
);
CREATE TABLE victim_named (
  service text NOT NULL,
  person uuid NOT NULL,
  worker uuid NOT NULL,
  PRIMARY KEY (service, person, worker)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['victim', 'victim_named'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    -- Ids alone: every query leaves out by them what its reader may not see.
    EXECUTE format('CREATE POLICY reads_own_service ON %I FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_reader', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO throughline_system', t);
  END LOOP;
END $$;

-- By the entry itself, so that no way of writing and no fold can forget it.
CREATE FUNCTION keep_victim() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  INSERT INTO victim (service, person) VALUES (NEW.service, NEW.subject_id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_victim AFTER INSERT ON entry_content FOR EACH ROW WHEN (NEW.subject_kind = 'person' AND NEW.compartment = 'victim') EXECUTE FUNCTION keep_victim();

CREATE FUNCTION keep_victim_named() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM victim_named WHERE service = NEW.service AND person = NEW.subject_id;
  INSERT INTO victim_named (service, person, worker) SELECT DISTINCT NEW.service, NEW.subject_id, w::uuid FROM jsonb_array_elements_text(NEW.facts->'victim.named'->'value') w;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_victim_named AFTER INSERT OR UPDATE ON standing_part FOR EACH ROW
  WHEN (NEW.subject_kind = 'person' AND NEW.compartments = ARRAY['case', 'victim']) EXECUTE FUNCTION keep_victim_named();
REVOKE ALL ON FUNCTION keep_victim, keep_victim_named FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_victim, keep_victim_named TO throughline_system;

-- The victims of whom a reader may know nothing; and those whose record names a manager who reads for that purpose.
CREATE FUNCTION victims_hidden_from(reader uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
BEGIN
  IF 'victim' = ANY (coalesce(reader_compartments(), '{}')) AND reader_reach() = 'victim' THEN
    RETURN '{}';
  END IF;
  RETURN coalesce((SELECT array_agg(v.person) FROM victim v WHERE v.service = reader_service() AND v.person <> ALL (victims_named_for(reader))), '{}');
END $$;
CREATE FUNCTION victims_named_for(reader uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
BEGIN
  IF coalesce(current_setting('app.victims', true), '') <> 'yes' THEN
    RETURN '{}';
  END IF;
  RETURN coalesce((SELECT array_agg(n.person) FROM victim_named n WHERE n.service = reader_service() AND n.worker = reader), '{}');
END $$;
REVOKE ALL ON FUNCTION victims_hidden_from, victims_named_for FROM PUBLIC;
GRANT EXECUTE ON FUNCTION victims_hidden_from, victims_named_for TO throughline_reader, throughline_system;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    EXECUTE format($p$CREATE POLICY victims_apart ON %I AS RESTRICTIVE FOR SELECT TO throughline_reader USING (
      subject_kind <> 'person' OR subject_id <> ALL ((SELECT victims_hidden_from((SELECT reader_worker())))::uuid[]))$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content'] LOOP
    EXECUTE format($p$CREATE POLICY victims_by_their_worker ON %I FOR SELECT TO throughline_reader USING (
      service = (SELECT reader_service()) AND subject_kind = 'person' AND compartment = 'victim'
      AND ((SELECT reader_reach()) = 'victim' AND 'victim' = ANY ((SELECT reader_compartments())::text[])
           OR subject_id = ANY ((SELECT victims_named_for((SELECT reader_worker())))::uuid[])))$p$, t);
  END LOOP;
END $$;
