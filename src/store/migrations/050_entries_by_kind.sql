-- Lists and measures ask who has an entry of some kinds at all, without reading anybody's chronology.
SET LOCAL search_path = throughline;

CREATE INDEX entry_of_kind ON entry (service, subject_kind, kind, subject_id);
