-- What upkeep has deleted of a partition, for whoever compares numbers of rows with what the log says.
CREATE TABLE rejected_pruned (
  log_id  INT    NOT NULL,
  part    INT    NOT NULL,
  records BIGINT NOT NULL COMMENT 'rows of rejected_record that were deleted',
  PRIMARY KEY (log_id, part)
);
