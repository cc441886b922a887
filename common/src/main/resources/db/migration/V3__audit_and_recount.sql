-- The log read a second time: by the audit, which compares, and by recounts, which put right.

ALTER TABLE partition_progress
  ADD COLUMN plan INT NOT NULL DEFAULT 0 COMMENT 'moves on when what a batch writes changes; part of the compare-and-set';

-- How far another reader of the log has counted a partition for itself.
CREATE TABLE tally (
  id             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'audit, recount-REVISION, snapshot-DATE',
  log_id         INT    NOT NULL,
  part           INT    NOT NULL,
  next_offset    BIGINT NOT NULL,
  leader_epoch   INT    NOT NULL,
  key_clock      BIGINT NOT NULL,
  last_append_at BIGINT NOT NULL,
  counted        BIGINT NOT NULL COMMENT 'clicks that count, since the log began',
  duplicates     BIGINT NOT NULL,
  late           BIGINT NOT NULL,
  rejected       BIGINT NOT NULL,
  PRIMARY KEY (id, log_id, part)
);

-- What it found: as counter_shard, without revisions.
CREATE TABLE tally_cell (
  tally_id     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  counter_id   BINARY(16) NOT NULL,
  epoch        BIGINT     NOT NULL,
  log_id       INT        NOT NULL,
  part         INT        NOT NULL,
  clicks       BIGINT     NOT NULL,
  next_offset  BIGINT     NOT NULL,
  latest_value BIGINT     NULL,
  latest_at    BIGINT     NULL,
  PRIMARY KEY (tally_id, counter_id, epoch, log_id, part)
);

ALTER TABLE job
  ADD COLUMN revision INT          NULL COMMENT 'that a recount makes',
  ADD COLUMN failure  VARCHAR(300) NULL COMMENT 'why it came to nothing; NULL where it did its work';

-- A partition's part of a recount: its batches write the new revision, too, since it stood at goal.
CREATE TABLE recount_part (
  job_id    CHAR(36)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  log_id    INT        NOT NULL,
  part      INT        NOT NULL,
  revision  INT        NOT NULL,
  goal      BIGINT     NOT NULL COMMENT 'the tally reads up to here; later records are written by the batches',
  merged_to BINARY(16) NULL     COMMENT 'the tally is added to the new revision up to this counter; NULL before it begins',
  whole     BOOLEAN    NOT NULL COMMENT 'all of it is added',
  PRIMARY KEY (log_id, part)
);

-- Where the audit found another number than the log has. The row goes when both agree again.
CREATE TABLE audit_drift (
  store       VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'mysql, redis',
  counter_id  BINARY(16) NOT NULL,
  epoch       BIGINT     NOT NULL,
  log_id      INT        NOT NULL,
  part        INT        NOT NULL,
  expected    BIGINT     NOT NULL COMMENT 'clicks, by the log',
  found       BIGINT     NOT NULL,
  next_offset BIGINT     NOT NULL COMMENT 'at which both were compared',
  seen_at     BIGINT     NOT NULL,
  PRIMARY KEY (store, counter_id, epoch, log_id, part)
);

-- What the audit did with a partition.
CREATE TABLE audit_part (
  log_id        INT     NOT NULL,
  part          INT     NOT NULL,
  base          VARCHAR(40) NOT NULL COMMENT 'log, snapshot-DATE, or database: what the tally began with',
  compared_to   BIGINT  NOT NULL COMMENT 'offset at which changed cells were compared last',
  compared_at   BIGINT  NOT NULL,
  rejected_rows BIGINT  NOT NULL COMMENT 'rows of rejected_record below compared_to',
  trouble       VARCHAR(300) NULL COMMENT 'why it can not go on; NULL while it goes',
  PRIMARY KEY (log_id, part)
);

-- The sweep over all cells: one row.
CREATE TABLE audit_sweep (
  id          INT        NOT NULL,
  position    BINARY(16) NOT NULL COMMENT 'counters up to this one are compared',
  began_at    BIGINT     NOT NULL,
  cells       BIGINT     NOT NULL COMMENT 'compared since it began',
  done_at     BIGINT     NOT NULL COMMENT 'end of the last full one; 0 before the first',
  done_millis BIGINT     NOT NULL COMMENT 'how long that took',
  done_cells  BIGINT     NOT NULL,
  PRIMARY KEY (id)
);

INSERT INTO audit_sweep VALUES (1, UNHEX('00000000000000000000000000000000'), 0, 0, 0, 0, 0);
