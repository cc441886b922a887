-- Who at a provider of OpenID Connect is whose account here.
CREATE TABLE account_identity (
  provider   VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its name in the configuration',
  subject    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the claim sub: never another person''s there',
  account_id BIGINT       NOT NULL,
  linked_at  BIGINT       NOT NULL,
  PRIMARY KEY (provider, subject),
  UNIQUE KEY identity_account (account_id, provider)
);
