-- The newest clicks of the counter `global`, of each partition so many, beside counter_shard and written with it. A row is a place
-- that is written again and again: nothing is ever deleted. A row has one writer, the consumer of its partition.
CREATE TABLE recent_click (
  counter_id BINARY(16) NOT NULL,
  log_id     INT        NOT NULL,
  part       INT        NOT NULL,
  place      INT        NOT NULL COMMENT 'number modulo how many are kept',
  number     BIGINT     NOT NULL COMMENT 'the clicks of a partition that were kept, one after the other, from 1 on',
  at         BIGINT     NOT NULL COMMENT 'when it was pressed',
  subject_id BINARY(16) NULL     COMMENT 'stands for the person whose it is; NULL for nobody''s',
  PRIMARY KEY (counter_id, log_id, part, place)
);
