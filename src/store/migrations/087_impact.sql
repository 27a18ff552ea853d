-- The governance officer keeps the assessments of what processing means for people, beside the register: reads them as the rest of what
-- the service has recorded about itself, and of no child, person or colleague.
SET LOCAL search_path = throughline;

ALTER POLICY governance_reads_about_the_service ON entry
  USING (service = (SELECT reader_service()) AND subject_kind = 'unit' AND compartment = 'case' AND (SELECT reader_audits()) = 'all'
    AND kind IN ('unit.recorded', 'agreement.registered', 'agreement.reviewed', 'notice.details-set', 'impact.assessed', 'impact.reviewed'));

-- A demonstration and a real service never change into one another, and an account that needs no password is of a demonstration.
CREATE FUNCTION demonstration_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  IF NEW.demo IS DISTINCT FROM OLD.demo THEN
    RAISE EXCEPTION 'a demonstration stays one, and a service that is none never becomes one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER demonstration_stays BEFORE UPDATE ON service FOR EACH ROW EXECUTE FUNCTION demonstration_stays();
