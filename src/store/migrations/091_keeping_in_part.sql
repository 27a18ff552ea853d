-- What was decided about keeping, for those who read a part (0016): the governance officer sees it of colleagues, of people beside a
-- child and of victims as well, and nothing else of these; a victim's worker sees it of victims.
SET LOCAL search_path = throughline, public;

DO $$
DECLARE
  p record;
  about text;
BEGIN
  FOR p IN SELECT tablename, qual FROM pg_policies WHERE schemaname = 'throughline' AND policyname = 'colleagues_and_others' AND tablename IN ('entry', 'entry_content') LOOP
    about := CASE p.tablename WHEN 'entry' THEN 'is_about_retention(kind)' ELSE 'entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND is_about_retention(e.kind))' END;
    EXECUTE format('ALTER POLICY colleagues_and_others ON %I USING ((%s) OR (SELECT reader_retains()) IN (''all'', ''victims'') AND %s)', p.tablename, p.qual, about);
    EXECUTE format('ALTER POLICY keeps_victims ON %I TO throughline_partial', p.tablename);
    EXECUTE format('ALTER POLICY governs_retention ON %I TO throughline_partial', p.tablename);
  END LOOP;
END $$;
