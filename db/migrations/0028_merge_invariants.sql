-- Dated rows are never rewritten: only `superseded_at` may be set, once. Between two rows that are one person they may
-- pass as they are, and back.
CREATE OR REPLACE FUNCTION dated_row_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.person_id <> OLD.person_id
     AND to_jsonb(NEW) - 'person_id' = to_jsonb(OLD) - 'person_id'
     AND EXISTS (SELECT FROM person WHERE (id, merged_into) IN ((OLD.person_id, NEW.person_id), (NEW.person_id, OLD.person_id))) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
     OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION '% rows are superseded, not rewritten', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
