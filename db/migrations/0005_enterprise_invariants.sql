-- Organisations name their enterprise, enterprises the committee that keeps them: the second reference of the two.
ALTER TABLE "org" ADD CONSTRAINT "org_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "enterprise"("id");
