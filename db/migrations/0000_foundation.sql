CREATE TYPE "public"."locale" AS ENUM('zh', 'en');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('city_admin', 'leader', 'district_official', 'branch_secretary', 'station_keeper', 'auditor');--> statement-breakpoint
CREATE TYPE "public"."activity_kind" AS ENUM('members_meeting', 'committee_meeting', 'group_meeting', 'party_lecture', 'theme_day', 'organisation_life', 'appraisal', 'training', 'volunteering', 'three_deliveries', 'clinic', 'health_check', 'talk', 'fraud_class', 'family', 'heritage', 'consultation', 'signing', 'unveiling', 'flag', 'visit');--> statement-breakpoint
CREATE TYPE "public"."activity_state" AS ENUM('planned', 'held', 'returned', 'confirmed', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."figure_source" AS ENUM('published', 'census');--> statement-breakpoint
CREATE TYPE "public"."driver_group" AS ENUM('truck', 'ride_hailing', 'taxi', 'courier', 'vendor', 'other');--> statement-breakpoint
CREATE TYPE "public"."org_kind" AS ENUM('industry_committee', 'committee', 'general_branch', 'branch', 'joint_branch', 'mobile_branch', 'temporary_branch', 'cloud_branch');--> statement-breakpoint
CREATE TYPE "public"."org_level" AS ENUM('city', 'county', 'basic');--> statement-breakpoint
CREATE TYPE "public"."org_line" AS ENUM('industry', 'territory', 'joint');--> statement-breakpoint
CREATE TYPE "public"."member_stage" AS ENUM('masses', 'applicant', 'activist', 'candidate', 'probationary', 'full');--> statement-breakpoint
CREATE TYPE "public"."member_standing" AS ENUM('normal', 'suspended', 'lost', 'expelled', 'transferred', 'deceased');--> statement-breakpoint
CREATE TYPE "public"."presence_kind" AS ENUM('inflow', 'managed', 'double');--> statement-breakpoint
CREATE TYPE "public"."reading_method" AS ENUM('manual', 'counter', 'scan', 'estimate');--> statement-breakpoint
CREATE TYPE "public"."station_kind" AS ENUM('city_centre', 'county_centre', 'service_station', 'driver_home', 'rest_stop', 'warm_station', 'vendor_point');--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"must_change" boolean DEFAULT true NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamptz,
	"locked_at" timestamptz,
	"last_sign_in_at" timestamptz,
	"last_sign_in_from" text,
	"locale" "locale" DEFAULT 'zh' NOT NULL,
	"org_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "account_name" UNIQUE("name"),
	CONSTRAINT "account_name_form" CHECK ("account"."name" ~ '^[a-z0-9][a-z0-9._-]{2,31}$')
);
--> statement-breakpoint
CREATE TABLE "command_key" (
	"account_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" text,
	"at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "command_key_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"org_id" uuid,
	"station_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"granted_by" uuid,
	CONSTRAINT "grant_one_place" CHECK (num_nonnulls("grant"."org_id", "grant"."station_id") = 1),
	CONSTRAINT "grant_keeper_station" CHECK (("grant"."role" = 'station_keeper') = ("grant"."station_id" is not null)),
	CONSTRAINT "grant_span" CHECK ("grant"."valid_to" is null or "grant"."valid_to" >= "grant"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "password_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"set_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"last_seen_at" timestamptz DEFAULT now() NOT NULL,
	"revoked_at" timestamptz,
	"address" text NOT NULL,
	"agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_address" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"kinds" "activity_kind"[] NOT NULL,
	"title" text NOT NULL,
	"starts_at" timestamptz NOT NULL,
	"ends_at" timestamptz,
	"day" date GENERATED ALWAYS AS (((starts_at at time zone 'Asia/Shanghai')::date)) STORED NOT NULL,
	"station_id" uuid,
	"place" text,
	"summary" text DEFAULT '' NOT NULL,
	"expected" integer,
	"present" integer,
	"guests" integer DEFAULT 0 NOT NULL,
	"state" "activity_state" DEFAULT 'held' NOT NULL,
	"state_note" text,
	"receipt" bigint GENERATED ALWAYS AS IDENTITY (sequence name "activity_receipt_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"logged_by" uuid NOT NULL,
	"logged_at" timestamptz DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "activity_receipt" UNIQUE("receipt"),
	CONSTRAINT "activity_kinds_some" CHECK (cardinality("activity"."kinds") > 0),
	CONSTRAINT "activity_span" CHECK ("activity"."ends_at" is null or "activity"."ends_at" >= "activity"."starts_at"),
	CONSTRAINT "activity_headcount" CHECK ("activity"."expected" >= 0 and "activity"."present" >= 0 and "activity"."guests" >= 0 and "activity"."present" <= "activity"."expected")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"activity_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "attendance_activity_id_person_id_pk" PRIMARY KEY("activity_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamptz DEFAULT clock_timestamp() NOT NULL,
	"account_id" uuid,
	"account_name" text NOT NULL,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text,
	"org_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"address" text,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "figure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"region_code" text NOT NULL,
	"place" text NOT NULL,
	"as_of" date NOT NULL,
	"value" double precision NOT NULL,
	"unit" text NOT NULL,
	"source" "figure_source" NOT NULL,
	"quote" text NOT NULL,
	"approximate" boolean DEFAULT false NOT NULL,
	"lower_bound" boolean DEFAULT false NOT NULL,
	CONSTRAINT "figure_key" UNIQUE("key","region_code","as_of","source")
);
--> statement-breakpoint
CREATE TABLE "indicator_cell" (
	"indicator" text NOT NULL,
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"region_code" text NOT NULL,
	"cut" text DEFAULT '' NOT NULL,
	"num" bigint NOT NULL,
	"den" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "indicator_cell_org_id_month_indicator_region_code_cut_pk" PRIMARY KEY("org_id","month","indicator","region_code","cut"),
	CONSTRAINT "indicator_cell_month" CHECK (extract(day from "indicator_cell"."month") = 1)
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"model" jsonb NOT NULL,
	"code" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "report_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "rollover" (
	"day" date PRIMARY KEY NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "external_org" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region_code" text NOT NULL,
	CONSTRAINT "external_org_name" UNIQUE("name","region_code")
);
--> statement-breakpoint
CREATE TABLE "org" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" "org_level" NOT NULL,
	"kind" "org_kind" NOT NULL,
	"name" text NOT NULL,
	"region_code" text NOT NULL,
	"driver_group" "driver_group",
	"enterprise" text,
	"new_nonpublic" boolean DEFAULT false NOT NULL,
	"founded_on" date NOT NULL,
	"dissolved_on" date,
	"committee_since" date,
	"sort" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "org_name" UNIQUE("name"),
	CONSTRAINT "org_level_of_kind" CHECK (("org"."level" = 'basic') = ("org"."kind" <> 'industry_committee')),
	CONSTRAINT "org_dissolved_after_founding" CHECK ("org"."dissolved_on" is null or "org"."dissolved_on" >= "org"."founded_on")
);
--> statement-breakpoint
CREATE TABLE "org_closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"line" "org_line" NOT NULL,
	"ancestor_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"depth" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "org_closure_span" CHECK ("org_closure"."valid_to" is null or "org_closure"."valid_to" > "org_closure"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "org_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"line" "org_line" NOT NULL,
	"child_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "org_link_span" CHECK ("org_link"."valid_to" is null or "org_link"."valid_to" > "org_link"."valid_from"),
	CONSTRAINT "org_link_not_itself" CHECK ("org_link"."child_id" <> "org_link"."parent_id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"org_id" uuid,
	"external_org_id" uuid,
	"stage" "member_stage" NOT NULL,
	"standing" "member_standing" NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "membership_one_place" CHECK (num_nonnulls("membership"."org_id", "membership"."external_org_id") = 1),
	CONSTRAINT "membership_span" CHECK ("membership"."valid_to" is null or "membership"."valid_to" > "membership"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"phone_cipher" "bytea",
	"phone_hash" "bytea",
	"phone_mask" text,
	"driver_group" "driver_group" NOT NULL,
	"employer" text,
	"joined_on" date,
	"org_id" uuid,
	"external_org_id" uuid,
	"presence_org_id" uuid,
	"stage" "member_stage" DEFAULT 'masses' NOT NULL,
	"standing" "member_standing" DEFAULT 'normal' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "person_phone_whole" CHECK (num_nulls("person"."phone_cipher", "person"."phone_hash", "person"."phone_mask") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"kind" "presence_kind" NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "presence_span" CHECK ("presence"."valid_to" is null or "presence"."valid_to" > "presence"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"short" text NOT NULL,
	"sort" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"demo" boolean NOT NULL,
	"scenario" text NOT NULL,
	"seeded_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "installation_one" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"valid_from" timestamptz DEFAULT now() NOT NULL,
	"set_by" uuid
);
--> statement-breakpoint
CREATE TABLE "reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"station_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	"method" "reading_method" NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"logged_by" uuid,
	"logged_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "reading_station_day" UNIQUE("station_id","day"),
	CONSTRAINT "reading_count" CHECK ("reading"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "station" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "station_kind" NOT NULL,
	"name" text NOT NULL,
	"org_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"brand" text,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "station_name" UNIQUE("name"),
	CONSTRAINT "station_span" CHECK ("station"."closed_on" is null or "station"."closed_on" >= "station"."opened_on")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "command_key" ADD CONSTRAINT "command_key_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant" ADD CONSTRAINT "grant_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_history" ADD CONSTRAINT "password_history_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_logged_by_account_id_fk" FOREIGN KEY ("logged_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_cell" ADD CONSTRAINT "indicator_cell_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_cell" ADD CONSTRAINT "indicator_cell_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_issued_by_account_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org" ADD CONSTRAINT "org_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_closure" ADD CONSTRAINT "org_closure_ancestor_id_org_id_fk" FOREIGN KEY ("ancestor_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_closure" ADD CONSTRAINT "org_closure_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_link" ADD CONSTRAINT "org_link_child_id_org_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_link" ADD CONSTRAINT "org_link_parent_id_org_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_external_org_id_external_org_id_fk" FOREIGN KEY ("external_org_id") REFERENCES "public"."external_org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_external_org_id_external_org_id_fk" FOREIGN KEY ("external_org_id") REFERENCES "public"."external_org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_presence_org_id_org_id_fk" FOREIGN KEY ("presence_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading" ADD CONSTRAINT "reading_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station" ADD CONSTRAINT "station_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "station" ADD CONSTRAINT "station_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_org" ON "account" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "grant_account" ON "grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "grant_org" ON "grant" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "password_history_account" ON "password_history" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "activity_org_day" ON "activity" USING btree ("org_id","day");--> statement-breakpoint
CREATE INDEX "activity_day" ON "activity" USING btree ("day" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "activity_station" ON "activity" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "attendance_person" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_event_account" ON "audit_event" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_row" ON "audit_event" USING btree ("noun","row_id");--> statement-breakpoint
CREATE INDEX "indicator_cell_read" ON "indicator_cell" USING btree ("indicator","month");--> statement-breakpoint
CREATE INDEX "report_org" ON "report" USING btree ("org_id","month");--> statement-breakpoint
CREATE INDEX "org_order" ON "org" USING btree ("sort","id");--> statement-breakpoint
CREATE INDEX "org_closure_ancestor" ON "org_closure" USING btree ("line","ancestor_id","org_id");--> statement-breakpoint
CREATE INDEX "org_closure_org" ON "org_closure" USING btree ("line","org_id");--> statement-breakpoint
CREATE INDEX "org_link_child" ON "org_link" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "org_link_parent" ON "org_link" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "membership_org" ON "membership" USING btree ("org_id","valid_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "person_pinyin" ON "person" USING btree ("pinyin" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_initials" ON "person" USING btree ("initials" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_stage_name" ON "person" USING btree ("stage","name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "person_org" ON "person" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "person_presence" ON "person" USING btree ("presence_org_id");--> statement-breakpoint
CREATE INDEX "presence_person" ON "presence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "presence_org" ON "presence" USING btree ("org_id","valid_from") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "setting_key" ON "setting" USING btree ("key","valid_from");--> statement-breakpoint
CREATE INDEX "reading_day" ON "reading" USING btree ("day");--> statement-breakpoint
CREATE INDEX "station_org" ON "station" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "station_order" ON "station" USING btree ("name" collate "zh-x-icu","id");