-- One approval at a time.
ALTER TABLE "dues_reduction" ADD CONSTRAINT "dues_reduction_once"
  EXCLUDE USING gist ("person_id" WITH =, daterange("from_month", "to_month", '[]') WITH &&) WHERE ("superseded_at" IS NULL);
--> statement-breakpoint
CREATE TRIGGER "dues_base_dated" BEFORE UPDATE OR DELETE ON "dues_base" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
--> statement-breakpoint
CREATE TRIGGER "dues_reduction_dated" BEFORE UPDATE OR DELETE ON "dues_reduction" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
--> statement-breakpoint
CREATE TRIGGER "dues_payment_dated" BEFORE UPDATE OR DELETE ON "dues_payment" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
