DROP INDEX "audit_event_at";--> statement-breakpoint
DROP INDEX "audit_event_account";--> statement-breakpoint
DROP INDEX "audit_event_row";--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("action","at","id");--> statement-breakpoint
CREATE INDEX "audit_event_noun" ON "audit_event" USING btree ("noun","at","id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_event_account" ON "audit_event" USING btree ("account_name","at","id");--> statement-breakpoint
CREATE INDEX "audit_event_row" ON "audit_event" USING btree ("row_id","at","id");