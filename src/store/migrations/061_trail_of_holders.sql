-- The trail of the audit says whether somebody holds the case, and asks it as the owner. It had that from the search, which asks otherwise since.
SET LOCAL search_path = throughline;

CREATE POLICY trail_asks_who_holds ON allocation FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
