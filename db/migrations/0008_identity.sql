CREATE TYPE "public"."check_state" AS ENUM('open', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."education" AS ENUM('primary', 'junior', 'senior', 'college', 'bachelor', 'graduate');--> statement-breakpoint
CREATE TYPE "public"."ethnicity" AS ENUM('han', 'mongol', 'hui', 'zang', 'uygur', 'miao', 'yi', 'zhuang', 'buyei', 'chosen', 'man', 'dong', 'yao', 'bai', 'tujia', 'hani', 'kazak', 'dai', 'li', 'lisu', 'va', 'she', 'gaoshan', 'lahu', 'sui', 'dongxiang', 'naxi', 'jingpo', 'kirgiz', 'tu', 'daur', 'mulao', 'qiang', 'blang', 'salar', 'maonan', 'gelao', 'xibe', 'achang', 'pumi', 'tajik', 'nu', 'uzbek', 'russ', 'ewenki', 'deang', 'bonan', 'yugur', 'gin', 'tatar', 'derung', 'oroqen', 'hezhen', 'monba', 'lhoba', 'jino');--> statement-breakpoint
CREATE TYPE "public"."occupation" AS ENUM('worker', 'farmer', 'professional', 'manager', 'official', 'flexible', 'student', 'retired', 'other');--> statement-breakpoint
CREATE TYPE "public"."sex" AS ENUM('male', 'female');--> statement-breakpoint
CREATE TABLE "identity_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"id_cipher" "bytea" NOT NULL,
	"id_hash" "bytea" NOT NULL,
	"id_mask" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamptz DEFAULT now() NOT NULL,
	"state" "check_state" DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "id_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "id_hash" "bytea";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "id_mask" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "sex" "sex";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "born_on" date;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "ethnicity" "ethnicity";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "education" "education";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "occupation" "occupation";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_holder_id_person_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "identity_check_open" ON "identity_check" USING btree ("person_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "identity_check_holder" ON "identity_check" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "identity_check_hash" ON "identity_check" USING btree ("id_hash") WHERE state = 'open';--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_person_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "person_id_number" ON "person" USING btree ("id_hash") WHERE not pending and merged_into is null;--> statement-breakpoint
CREATE INDEX "person_phone" ON "person" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "person_pending" ON "person" USING btree ("id") WHERE pending;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_id_whole" CHECK (num_nulls("person"."id_cipher", "person"."id_hash", "person"."id_mask") in (0, 3));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_id_tells" CHECK ("person"."id_hash" is null or ("person"."sex" is not null and "person"."born_on" is not null));