-- A child's record goes from one service of this installation to another as a parcel: chosen entries, sealed, sent, and answered. Each
-- service sees its own side. What is in a parcel crosses by one function and by nothing else, and only while it is sent and not answered.
SET LOCAL search_path = throughline, public;

-- Entries that came in this way say so.
ALTER TABLE entry DROP CONSTRAINT entry_source_check;
ALTER TABLE entry ADD CONSTRAINT entry_source_check CHECK (source IN ('live', 'import', 'meeting', 'transfer'));

-- What both sides may know. There is no child's id in it: of neither service.
CREATE TABLE transfer_parcel (
  -- the service that sends
  service text NOT NULL REFERENCES service,
  id uuid NOT NULL,
  to_service text NOT NULL REFERENCES service CHECK (to_service <> service),
  from_name text NOT NULL,
  sort text NOT NULL CHECK (sort IN ('permanent', 'caretaking', 'information')),
  from_day date NOT NULL,
  until_day date,
  -- by which the receiver knows whose record it is; empty for a restricted record, and once it is taken back or refused
  names text,
  date_of_birth date,
  restricted boolean NOT NULL,
  items integer NOT NULL CHECK (items > 0),
  -- SHA-256 of what was sealed
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  sent_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'withdrawn', 'refused', 'accepted')),
  answered_by text,
  answer_reason text,
  answered_on date,
  -- the answer stands on the sender's record
  noted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (service, id),
  UNIQUE (id)
);
CREATE INDEX transfer_parcel_to ON transfer_parcel (to_service, state);

-- From whose record it was made: the sender's alone.
CREATE TABLE transfer_origin (
  service text NOT NULL,
  parcel uuid NOT NULL,
  child uuid NOT NULL,
  -- the entry that says that it was sent
  sent uuid NOT NULL,
  PRIMARY KEY (service, parcel),
  FOREIGN KEY (service, parcel) REFERENCES transfer_parcel (service, id)
);
CREATE INDEX transfer_origin_of_child ON transfer_origin (service, child);

-- What is in it, entry by entry, each in its compartment. Gone as soon as it is answered or taken back: it is no second record.
CREATE TABLE transfer_item (
  service text NOT NULL,
  parcel uuid NOT NULL,
  place integer NOT NULL,
  compartment text NOT NULL CHECK (compartment IN ('case', 'restricted', 'police-intelligence', 'health')),
  item jsonb NOT NULL,
  PRIMARY KEY (service, parcel, place),
  FOREIGN KEY (service, parcel) REFERENCES transfer_parcel (service, id)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['transfer_parcel', 'transfer_origin', 'transfer_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sender_reads ON %I FOR SELECT TO throughline_system USING (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY sender_adds ON %I FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_system', t);
    EXECUTE format('CREATE POLICY retention_reads ON %I FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_retention', t);
  END LOOP;
END $$;

-- The sender takes a parcel back, as long as nobody has answered it, and notes the answer.
CREATE POLICY sender_changes ON transfer_parcel FOR UPDATE TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT UPDATE (state, names, date_of_birth, noted) ON transfer_parcel TO throughline_system;
CREATE POLICY sender_empties ON transfer_item FOR DELETE TO throughline_system USING (service = (SELECT reader_service()));
GRANT DELETE ON transfer_item TO throughline_system;

-- The program of the receiving service finds what was sent to it, and what became of it: to say so on its own record.
CREATE POLICY receiver_finds ON transfer_parcel FOR SELECT TO throughline_system USING (to_service = (SELECT reader_service()));

-- People of the sending service see that something was sent from a record that they may open.
CREATE POLICY sent_from_own_records ON transfer_origin FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND reader_sees(service, 'child', child, 'case'));
GRANT SELECT ON transfer_origin TO throughline_reader;
CREATE POLICY sent_by_us ON transfer_parcel FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND id IN (SELECT o.parcel FROM transfer_origin o WHERE o.service = (SELECT reader_service())));
-- People of the receiving service who take records in, and for that purpose alone: what is sent, and what they took.
CREATE FUNCTION reader_receives() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS
  $$ SELECT coalesce(current_setting('app.receives', true), '') = 'yes' AND reader_worker() IS NOT NULL $$;
REVOKE ALL ON FUNCTION reader_receives FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reader_receives TO throughline_reader, throughline_system;
CREATE POLICY sent_to_us ON transfer_parcel FOR SELECT TO throughline_reader
  USING (to_service = (SELECT reader_service()) AND (SELECT reader_receives()) AND state IN ('sent', 'accepted'));
GRANT SELECT ON transfer_parcel TO throughline_reader;

-- Which other services there are, by name: for whoever works with a service's children, to choose where a record goes.
CREATE POLICY crossing_names ON service FOR SELECT TO CURRENT_USER USING (id <> (SELECT reader_service()));
CREATE FUNCTION other_services() RETURNS TABLE (id text, name text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
BEGIN
  IF reader_service() IS NULL OR reader_worker() IS NULL OR reader_reach() <> 'service' THEN
    RAISE EXCEPTION 'which other services there are is for those who work with children here' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT s.id, s.name FROM service s WHERE s.id <> reader_service() ORDER BY s.name, s.id;
END $$;
REVOKE ALL ON FUNCTION other_services FROM PUBLIC;
GRANT EXECUTE ON FUNCTION other_services TO throughline_reader;

-- For the two functions below, which run as the owner.
CREATE POLICY crossing_finds ON transfer_parcel FOR SELECT TO CURRENT_USER USING (to_service = (SELECT reader_service()));
CREATE POLICY crossing_answers ON transfer_parcel FOR UPDATE TO CURRENT_USER USING (to_service = (SELECT reader_service())) WITH CHECK (to_service = (SELECT reader_service()));
CREATE POLICY crossing_reads ON transfer_item FOR SELECT TO CURRENT_USER
  USING (parcel IN (SELECT p.id FROM transfer_parcel p WHERE p.to_service = (SELECT reader_service()) AND p.state = 'sent'));
CREATE POLICY crossing_empties ON transfer_item FOR DELETE TO CURRENT_USER
  USING (parcel IN (SELECT p.id FROM transfer_parcel p WHERE p.to_service = (SELECT reader_service())));
CREATE POLICY crossing_knows_whose ON transfer_origin FOR SELECT TO CURRENT_USER
  USING (parcel IN (SELECT p.id FROM transfer_parcel p WHERE p.to_service = (SELECT reader_service())));
-- The trace that is left with the sender: that somebody there opened or answered it.
CREATE POLICY crossing_leaves_trace ON read_audit FOR INSERT TO CURRENT_USER
  WITH CHECK (event IN ('transfer.opened-there', 'transfer.answered-there') AND service IN (SELECT p.service FROM transfer_parcel p WHERE p.to_service = (SELECT reader_service())));

-- The one way by which what is in a parcel reaches the service that it was sent to. A person who may take records in reads what lies in
-- their compartments, and both services' audit says so; the program, when it writes the record, takes the whole. Nobody else, and
-- nothing that is not sent, or was taken back, refused or taken in already.
CREATE FUNCTION open_parcel(of_parcel uuid) RETURNS TABLE (place integer, compartment text, item jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  program boolean := current_setting('role') = 'throughline_system';
  p transfer_parcel;
BEGIN
  IF here IS NULL OR NOT (program OR reader_receives() AND reader_reach() = 'service') THEN
    RAISE EXCEPTION 'what was sent by another service is not for this reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO p FROM transfer_parcel t WHERE t.id = of_parcel AND t.to_service = here AND t.state = 'sent';
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF NOT program THEN
    INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown)
      SELECT p.service, reader_worker(), coalesce(reader_roles(), '{}'), here, coalesce(current_setting('app.purpose', true), ''), 'transfer.opened-there', 'child', o.child, 'what was sent, by somebody of the service that it was sent to'
        FROM transfer_origin o WHERE o.parcel = p.id;
  END IF;
  RETURN QUERY SELECT i.place, i.compartment, i.item FROM transfer_item i WHERE i.parcel = of_parcel AND (program OR i.compartment = ANY (reader_compartments())) ORDER BY i.place;
END $$;
REVOKE ALL ON FUNCTION open_parcel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_parcel TO throughline_reader, throughline_system;

-- Answers a parcel, once: what was in it is gone then. @returns whether there was one to answer
CREATE FUNCTION answer_parcel(of_parcel uuid, answer text, by_name text, by_worker uuid, by_role text, why text, today date) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  p transfer_parcel;
BEGIN
  IF here IS NULL OR answer NOT IN ('accepted', 'refused') THEN
    RAISE EXCEPTION 'a parcel is accepted or refused, by the service that it was sent to' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO p FROM transfer_parcel t WHERE t.id = of_parcel AND t.to_service = here AND t.state = 'sent' FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  DELETE FROM transfer_item i WHERE i.parcel = of_parcel;
  UPDATE transfer_parcel t SET state = answer, answered_by = by_name, answer_reason = why, answered_on = today,
         names = CASE WHEN answer = 'accepted' THEN t.names END, date_of_birth = CASE WHEN answer = 'accepted' THEN t.date_of_birth END
   WHERE t.service = p.service AND t.id = p.id;
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown)
    SELECT p.service, by_worker, ARRAY[by_role], here, 'answering a transfer from another service', 'transfer.answered-there', 'child', o.child, format('what was sent: %s there', answer)
      FROM transfer_origin o WHERE o.parcel = p.id;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION answer_parcel FROM PUBLIC;
GRANT EXECUTE ON FUNCTION answer_parcel TO throughline_system;

-- Where the record is erased from which a parcel was made, or an entry of it, what is still under way is taken back and emptied.
CREATE POLICY retention_takes_back ON transfer_parcel FOR UPDATE TO throughline_retention USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT UPDATE (state, names, date_of_birth) ON transfer_parcel TO throughline_retention;
CREATE POLICY retention_erases ON transfer_origin FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_erases ON transfer_item FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
GRANT DELETE ON transfer_origin, transfer_item TO throughline_retention;

CREATE FUNCTION take_back_parcels(of_service text, of_child uuid) RETURNS void LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM transfer_item i USING transfer_origin o WHERE o.service = of_service AND o.child = of_child AND i.service = o.service AND i.parcel = o.parcel;
  UPDATE transfer_parcel p SET state = 'withdrawn' FROM transfer_origin o WHERE o.service = of_service AND o.child = of_child AND p.service = o.service AND p.id = o.parcel AND p.state = 'sent';
  UPDATE transfer_parcel p SET names = NULL, date_of_birth = NULL FROM transfer_origin o WHERE o.service = of_service AND o.child = of_child AND p.service = o.service AND p.id = o.parcel AND p.names IS NOT NULL;
END $$;
CREATE FUNCTION erase_transfers() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
DECLARE
  gone record;
BEGIN
  FOR gone IN SELECT DISTINCT r.service, r.subject_id FROM removed r WHERE r.subject_kind = 'child' LOOP
    PERFORM take_back_parcels(gone.service, gone.subject_id);
    IF TG_TABLE_NAME = 'standing' THEN
      DELETE FROM transfer_origin o WHERE o.service = gone.service AND o.child = gone.subject_id;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION take_back_parcels, erase_transfers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_back_parcels, erase_transfers TO throughline_retention;
CREATE TRIGGER erase_transfers AFTER DELETE ON entry_content REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION erase_transfers();
CREATE TRIGGER erase_transfers AFTER DELETE ON standing REFERENCING OLD TABLE AS removed FOR EACH STATEMENT WHEN (current_user = 'throughline_retention') EXECUTE FUNCTION erase_transfers();
