-- One secretary and one deputy at a time, and nobody twice in the same post.
ALTER TABLE "post" ADD CONSTRAINT "post_one_leader"
  EXCLUDE USING gist ("org_id" WITH =, "kind" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("kind" IN ('secretary', 'deputy'));
--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_once_a_person"
  EXCLUDE USING gist ("org_id" WITH =, "person_id" WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- Elections are records: they are added, never changed.
CREATE FUNCTION record_keep() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% rows are kept', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
--> statement-breakpoint
CREATE TRIGGER "committee_term_kept" BEFORE UPDATE OR DELETE ON "committee_term" FOR EACH ROW EXECUTE FUNCTION record_keep();
--> statement-breakpoint
CREATE TRIGGER "org_event_kept" BEFORE UPDATE OR DELETE ON "org_event" FOR EACH ROW EXECUTE FUNCTION record_keep();
--> statement-breakpoint
-- A seed that makes a city of another day tells that day for the length of its transaction.
CREATE OR REPLACE FUNCTION today_here() RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('hongyi.today', true), '')::date, (now() AT TIME ZONE 'Asia/Shanghai')::date) $$;
