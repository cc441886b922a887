-- What people who were signed in clicked themselves, beside counter_shard and written with it. It has no revision: a recount
-- mends totals. A row has one writer, the consumer of its partition, as in the other tables of counting.
CREATE TABLE user_shard (
  subject_id BINARY(16) NOT NULL COMMENT 'stands for a person; the link to one is in account alone',
  counter_id BINARY(16) NOT NULL,
  epoch      BIGINT     NOT NULL,
  log_id     INT        NOT NULL,
  part       INT        NOT NULL,
  clicks     BIGINT     NOT NULL,
  PRIMARY KEY (subject_id, counter_id, epoch, log_id, part)
);
