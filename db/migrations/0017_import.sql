CREATE TYPE "public"."import_kind" AS ENUM('member', 'driver');--> statement-breakpoint
CREATE TYPE "public"."import_row_choice" AS ENUM('merge', 'keep', 'apart');--> statement-breakpoint
CREATE TYPE "public"."import_row_state" AS ENUM('fault', 'fresh', 'change', 'twin', 'same');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('uploading', 'checking', 'checked', 'refused', 'writing', 'written', 'undoing', 'undone', 'dropped', 'failed');--> statement-breakpoint
CREATE TYPE "public"."import_twin_reason" AS ENUM('id', 'name_phone', 'name_born', 'name', 'code');--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "import_kind" NOT NULL,
	"state" "import_state" DEFAULT 'uploading' NOT NULL,
	"account_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_size" integer NOT NULL,
	"refusal" jsonb,
	"sheets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	"fresh" integer DEFAULT 0 NOT NULL,
	"changes" integer DEFAULT 0 NOT NULL,
	"twins" integer DEFAULT 0 NOT NULL,
	"same" integer DEFAULT 0 NOT NULL,
	"fault_columns" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"dependents" jsonb,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"written_at" timestamptz,
	"undo_until" timestamptz,
	"keep_until" timestamptz NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_piece" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "import_piece_n" UNIQUE("batch_id","n")
);
--> statement-breakpoint
CREATE TABLE "import_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"row_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"before" "bytea",
	CONSTRAINT "import_result_row" UNIQUE("batch_id","row_id")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"state" "import_row_state" NOT NULL,
	"key_hash" "bytea",
	"key_column" text,
	"sealed" "bytea" NOT NULL,
	"faults" jsonb NOT NULL,
	"twin_id" uuid,
	"twin_why" "import_twin_reason",
	"choice" "import_row_choice",
	CONSTRAINT "import_row_n" UNIQUE("batch_id","n")
);
--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "withdrawn_at" timestamptz;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_piece" ADD CONSTRAINT "import_piece_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_result" ADD CONSTRAINT "import_result_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batch_account" ON "import_batch" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "import_batch_keep" ON "import_batch" USING btree ("keep_until");--> statement-breakpoint
CREATE INDEX "import_row_state" ON "import_row" USING btree ("batch_id","state","n");