package io.cloudclicker.session;

import io.cloudclicker.wire.SubjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A row of `account_session`.
@Entity
@DynamicUpdate
@Table(name = "account_session")
class JpaSession implements Persistable<String> {

  @Id private String id;
  private long accountId;
  private byte[] subjectId;

  private int generation;
  private long rotatedAt;
  private long createdAt;
  private long expiresAt;
  private @Nullable Long endedAt;
  private String address;
  private String agent;
  @Transient private boolean fresh;

  @SuppressWarnings("NullAway.Init")
  protected JpaSession() {}

  JpaSession(Session session) {
    this.id = session.id();
    this.accountId = session.account();
    this.subjectId = session.subject().toBytes();
    this.generation = 1;
    this.rotatedAt = session.createdAtMillis();
    this.createdAt = session.createdAtMillis();
    this.expiresAt = session.expiresAtMillis();
    this.address = session.address();
    this.agent = session.agent();
    this.fresh = true;
  }

  Session session() {
    return new Session(
        id,
        accountId,
        SubjectId.ofBytes(subjectId),
        createdAt,
        rotatedAt,
        expiresAt,
        address,
        agent);
  }

  int generation() {
    return generation;
  }

  long rotatedAtMillis() {
    return rotatedAt;
  }

  boolean isOver(long nowMillis) {
    return endedAt != null || expiresAt <= nowMillis;
  }

  void rotate(long nowMillis, long untilMillis) {
    generation++;
    rotatedAt = nowMillis;
    expiresAt = untilMillis;
  }

  void end(long nowMillis) {
    endedAt = nowMillis;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
