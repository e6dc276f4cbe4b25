DROP INDEX "activity_day";--> statement-breakpoint
CREATE INDEX "activity_day" ON "activity" USING btree ("day","id");