-- A rejected click or record waits until a second try counts it.
ALTER TABLE rejected_record
  ADD COLUMN whole      BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the record as a whole was rejected, not one click of it',
  ADD COLUMN counted_by BIGINT  NULL COMMENT 'offset of the second try that counted it; NULL while it waits';
