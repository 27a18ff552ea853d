-- The governance officer keeps the register of processing and the privacy notice: reads what the service has recorded about itself
-- and its partners, and of no child, person or colleague.
SET LOCAL search_path = throughline;

CREATE POLICY governance_reads_about_the_service ON entry FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND subject_kind = 'unit' AND compartment = 'case' AND (SELECT reader_audits()) = 'all'
    AND kind IN ('unit.recorded', 'agreement.registered', 'agreement.reviewed', 'notice.details-set'));
CREATE POLICY governance_reads_about_the_service ON entry_content FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND subject_kind = 'unit' AND compartment = 'case' AND (SELECT reader_audits()) = 'all'
    AND entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND e.subject_kind = 'unit'));
