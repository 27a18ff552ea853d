-- Children are counted and listed from the index alone: a standing is a wide row, and a count of a hundred thousand read them all.
SET LOCAL search_path = throughline;

DROP INDEX standing_by_name;
CREATE INDEX standing_listed ON standing (service, subject_kind, surname, forenames, subject_id) INCLUDE (compartment)
  WHERE coalesce(reference, surname, forenames, known_as) IS NOT NULL;
