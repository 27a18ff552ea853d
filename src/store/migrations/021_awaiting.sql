-- What awaits somebody's agreement is found by its kind.
SET LOCAL search_path = throughline;

CREATE INDEX entry_of_proposal ON entry (service, seq) WHERE kind = 'proposal.made';
