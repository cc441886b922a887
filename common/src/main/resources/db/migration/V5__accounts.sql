-- People, their sessions, and machines. Cold data: an anonymous click touches none of it. Times are milliseconds since 1970 UTC.

CREATE TABLE account (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  username      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id    BINARY(16)   NOT NULL COMMENT 'random; stands for the person in the log, and nowhere else is it told whose it is',
  role          VARCHAR(8)   NOT NULL COMMENT 'USER, AUDITOR, OWNER',
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at    BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_username (username),
  UNIQUE KEY account_subject (subject_id),
  KEY account_role (role)
);

-- A family of refresh tokens. The tokens themselves are nowhere: each is made of the id, its generation and a key of the services.
CREATE TABLE account_session (
  id         CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_id BIGINT       NOT NULL COMMENT 'may be of an account that is deleted',
  subject_id BINARY(16)   NOT NULL,
  generation INT          NOT NULL COMMENT 'of the refresh token that is good now',
  rotated_at BIGINT       NOT NULL,
  created_at BIGINT       NOT NULL,
  expires_at BIGINT       NOT NULL,
  ended_at   BIGINT       NULL,
  address    VARCHAR(64)  NOT NULL,
  agent      VARCHAR(120) NOT NULL,
  PRIMARY KEY (id),
  KEY session_account (account_id, created_at),
  KEY session_ended (ended_at),
  KEY session_expires (expires_at)
);

CREATE TABLE second_factor (
  account_id   BIGINT         NOT NULL,
  secret       VARBINARY(128) NOT NULL COMMENT 'encrypted with a key of the services',
  confirmed_at BIGINT         NULL COMMENT 'asked for at sign-in from then on',
  last_step    BIGINT         NOT NULL COMMENT 'no code of this time step or an earlier one is taken',
  created_at   BIGINT         NOT NULL,
  PRIMARY KEY (account_id)
);

CREATE TABLE recovery_code (
  account_id BIGINT     NOT NULL,
  code_hash  BINARY(32) NOT NULL,
  PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE api_token (
  id          CHAR(32)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_id  BIGINT        NOT NULL,
  name        VARCHAR(64)   NOT NULL,
  secret_hash BINARY(32)    NOT NULL,
  scopes      VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'separated by spaces',
  created_at  BIGINT        NOT NULL,
  expires_at  BIGINT        NULL,
  PRIMARY KEY (id),
  KEY token_account (account_id)
);

-- Failed sign-ins by name and by address, whether there is such an account or not.
CREATE TABLE lockout (
  kind         VARCHAR(8)  NOT NULL COMMENT 'name, address',
  who          VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  failures     INT         NOT NULL,
  failed_at    BIGINT      NOT NULL,
  locked_until BIGINT      NOT NULL,
  PRIMARY KEY (kind, who),
  KEY lockout_age (failed_at)
);

-- Who did what when. Only ever appended to: grant the services INSERT and SELECT here, and nothing else.
CREATE TABLE trail (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  at      BIGINT       NOT NULL,
  actor   VARCHAR(64)  NOT NULL COMMENT 'a username or a token''s name; empty where nobody was signed in',
  action  VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  target  VARCHAR(128) NOT NULL,
  address VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail  VARCHAR(200) NOT NULL,
  PRIMARY KEY (id),
  KEY trail_actor (actor, id),
  KEY trail_target (target, id),
  KEY trail_action (action, id)
);
