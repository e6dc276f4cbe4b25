-- In the union once at a time.
ALTER TABLE "union_membership" ADD CONSTRAINT "union_membership_enterprise_once"
  EXCLUDE USING gist ("enterprise_id" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("superseded_at" IS NULL);
--> statement-breakpoint
ALTER TABLE "union_membership" ADD CONSTRAINT "union_membership_person_once"
  EXCLUDE USING gist ("person_id" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("superseded_at" IS NULL);
--> statement-breakpoint
CREATE TRIGGER "union_membership_dated" BEFORE UPDATE OR DELETE ON "union_membership" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
