-- Of somebody who has been made anonymous a text may be put out of a row that otherwise only grows or is superseded. The
-- word stands for what was there.
CREATE FUNCTION anonymous_word() RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT '已匿名' $$;
--> statement-breakpoint
CREATE FUNCTION is_anonymous(persons text[]) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT EXISTS (SELECT FROM person WHERE anonymised_at IS NOT NULL AND id::text = ANY (persons)) $$;
--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_anonymous_name" CHECK ("anonymised_at" IS NULL OR "name" = anonymous_word());
--> statement-breakpoint
CREATE OR REPLACE FUNCTION dated_row_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.person_id <> OLD.person_id
     AND to_jsonb(NEW) - 'person_id' = to_jsonb(OLD) - 'person_id'
     AND EXISTS (SELECT FROM person WHERE (id, merged_into) IN ((OLD.person_id, NEW.person_id), (NEW.person_id, OLD.person_id))) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND is_anonymous(ARRAY[OLD.person_id::text])
     AND to_jsonb(NEW) - '{basis,approved_by}'::text[] = to_jsonb(OLD) - '{basis,approved_by}'::text[]
     AND to_jsonb(NEW) ->> 'basis' = anonymous_word() AND coalesce(to_jsonb(NEW) ->> 'approved_by', anonymous_word()) = anonymous_word() THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
     OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION '% rows are superseded, not rewritten', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The audit log only grows. Who did what to which row and when stands for good; the values go with the person.
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE told jsonb;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    told := coalesce(OLD.after, OLD.before);
    IF to_jsonb(NEW) - '{before,after}'::text[] = to_jsonb(OLD) - '{before,after}'::text[]
       AND (NEW.before, NEW.after) IS NOT DISTINCT FROM
         (CASE WHEN OLD.before IS NOT NULL THEN '{}'::jsonb END, CASE WHEN OLD.after IS NOT NULL THEN '{}'::jsonb END)
       AND is_anonymous(ARRAY[OLD.row_id, told ->> 'personId', told ->> 'holderId', told ->> 'keptId', told ->> 'goneId']) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
-- What was due in a closed month is asked for where something that counts is changed, and not a text.
DROP TRIGGER "dues_base_closed" ON "dues_base";
--> statement-breakpoint
CREATE TRIGGER "dues_base_closed" AFTER INSERT OR UPDATE OF "person_id", "kind", "from_month", "amount", "income", "superseded_at" ON "dues_base"
  FOR EACH ROW EXECUTE FUNCTION dues_base_closed();
--> statement-breakpoint
DROP TRIGGER "dues_reduction_closed" ON "dues_reduction";
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "dues_reduction_closed"
  AFTER INSERT OR UPDATE OF "person_id", "from_month", "to_month", "payable", "approved_on", "superseded_at" ON "dues_reduction"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dues_reduction_closed();
