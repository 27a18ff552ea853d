-- What somebody is to learn of at once stands among the work until it has been read.
SET LOCAL search_path = throughline;

ALTER TABLE work DROP CONSTRAINT work_sort_check;
ALTER TABLE work ADD CONSTRAINT work_sort_check CHECK (sort IN ('duty', 'consideration', 'proposal', 'prompt', 'alert'));
