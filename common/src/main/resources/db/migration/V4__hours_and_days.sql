-- Minutes become hours, hours become days, each by the partition's own consumer.

CREATE TABLE counter_hour (
  counter_id BINARY(16) NOT NULL,
  epoch      BIGINT     NOT NULL,
  at         BIGINT     NOT NULL COMMENT 'the hour in which it was pressed',
  log_id     INT        NOT NULL,
  part       INT        NOT NULL,
  clicks     BIGINT     NOT NULL,
  PRIMARY KEY (counter_id, epoch, at, log_id, part),
  KEY hour_age (log_id, part, at)
);

CREATE TABLE counter_day (
  counter_id BINARY(16) NOT NULL,
  epoch      BIGINT     NOT NULL,
  at         BIGINT     NOT NULL COMMENT 'the day in which it was pressed, UTC',
  log_id     INT        NOT NULL,
  part       INT        NOT NULL,
  clicks     BIGINT     NOT NULL,
  PRIMARY KEY (counter_id, epoch, at, log_id, part)
);

ALTER TABLE counter_minute ADD KEY minute_age (log_id, part, at);
