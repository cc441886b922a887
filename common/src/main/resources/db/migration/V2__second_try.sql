-- A rejected click or record waits until a second try counts it.
ALTER TABLE rejected_record
  ADD COLUMN counted_by BIGINT NULL COMMENT 'offset of the second try that counted it; NULL while it waits';
