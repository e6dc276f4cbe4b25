-- One group a person at a time. A span of no days is none: somebody put in and taken out on the same day never was.
ALTER TABLE "party_group_member" ADD CONSTRAINT "party_group_member_one"
  EXCLUDE USING gist ("person_id" WITH =, daterange("valid_from", "valid_to") WITH &&);
