-- Counting. Times are milliseconds since 1970 UTC. Runs on MySQL 8.4 and newer and on MariaDB 11.4.
-- The counting tables have no auto-increment and no second unique key: each row has one writer, the consumer of its partition.

-- A topic of a cluster, as long as it lives. A recreated topic is a new log.
CREATE TABLE log (
  id               INT         NOT NULL,
  cluster_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  keyed_partitions INT         NOT NULL COMMENT 'keyed clicks go to partition murmur2(key) mod this',
  born_at          BIGINT      NOT NULL COMMENT '0 for the first log; keys older than this + 2 min are refused',
  PRIMARY KEY (id),
  UNIQUE KEY log_topic (cluster_id, topic_id)
);

-- How far each partition is counted: moved first in every counting transaction, by compare-and-set.
CREATE TABLE partition_progress (
  log_id         INT    NOT NULL,
  part           INT    NOT NULL,
  next_offset    BIGINT NOT NULL,
  leader_epoch   INT    NOT NULL COMMENT 'of the last counted record; -1 before the first',
  key_clock      BIGINT NOT NULL,
  last_append_at BIGINT NOT NULL,
  PRIMARY KEY (log_id, part)
);

CREATE TABLE counter (
  id          BINARY(16)    NOT NULL COMMENT 'the first 128 bits of SHA-256 of the name',
  name        VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner       VARCHAR(64)   NOT NULL,
  press       VARCHAR(8)    NOT NULL COMMENT 'anyone, users, tokens',
  origins     VARCHAR(4000) NOT NULL COMMENT 'pages of other origins that may press, separated by spaces; empty: any',
  start_value BIGINT        NOT NULL COMMENT 'added to the total while start_epoch is the present epoch',
  start_epoch BIGINT        NOT NULL,
  revision    INT           NOT NULL,
  created_at  BIGINT        NOT NULL,
  deleted_at  BIGINT        NULL,
  PRIMARY KEY (id),
  UNIQUE KEY counter_name (name)
);

-- The cells that make a total: its clicks are the sum over partitions and logs, of the highest epoch and the counter's revision.
CREATE TABLE counter_shard (
  counter_id   BINARY(16) NOT NULL,
  epoch        BIGINT     NOT NULL,
  revision     INT        NOT NULL,
  log_id       INT        NOT NULL,
  part         INT        NOT NULL,
  clicks       BIGINT     NOT NULL,
  next_offset  BIGINT     NOT NULL COMMENT 'of the last record that touched the cell, + 1',
  latest_value BIGINT     NULL,
  latest_at    BIGINT     NULL COMMENT 'append time of the latest click',
  PRIMARY KEY (counter_id, epoch, revision, log_id, part)
);

CREATE TABLE counter_minute (
  counter_id BINARY(16) NOT NULL,
  epoch      BIGINT     NOT NULL,
  at         BIGINT     NOT NULL COMMENT 'the minute in which it was pressed',
  log_id     INT        NOT NULL,
  part       INT        NOT NULL,
  clicks     BIGINT     NOT NULL,
  PRIMARY KEY (counter_id, epoch, at, log_id, part)
);

-- Records that can never be counted; their bytes are read from the log.
CREATE TABLE rejected_record (
  log_id        INT          NOT NULL,
  part          INT          NOT NULL,
  record_offset BIGINT       NOT NULL,
  record_index  INT          NOT NULL,
  reason        VARCHAR(200) NOT NULL,
  decoder       INT          NOT NULL COMMENT 'the reader version that rejected it',
  appended_at   BIGINT       NOT NULL,
  PRIMARY KEY (log_id, part, record_offset, record_index)
);

-- Operators' and owners' commands: any instance finishes one that was left.
CREATE TABLE job (
  id          CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(16)  NOT NULL COMMENT 'reset',
  counter_id  BINARY(16)   NULL,
  epoch       BIGINT       NULL,
  created_at  BIGINT       NOT NULL,
  finished_at BIGINT       NULL,
  PRIMARY KEY (id),
  KEY job_open (finished_at, created_at)
);

INSERT INTO counter (id, name, owner, press, origins, start_value, start_epoch, revision, created_at, deleted_at)
VALUES (UNHEX(LEFT(SHA2('global', 256), 32)), 'global', '', 'anyone', '', 0, 0, 0, 0, NULL);
