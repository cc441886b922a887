package io.cloudclicker.account;

import io.cloudclicker.caller.Role;
import io.cloudclicker.wire.SubjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/// A row of `account`.
@Entity
@DynamicUpdate
@Table(name = "account")
class JpaAccount {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String username;

  @Column(updatable = false)
  private byte[] subjectId;

  private String role;
  private String passwordHash;

  @Column(updatable = false)
  private long createdAt;

  @Formula(
      "exists (select 1 from second_factor f where f.account_id = id and f.confirmed_at is not"
          + " null)")
  private boolean secondFactor;

  @SuppressWarnings("NullAway.Init")
  protected JpaAccount() {}

  JpaAccount(Username username, SubjectId subject, Role role, String passwordHash, long nowMillis) {
    this.username = username.value();
    this.subjectId = subject.toBytes();
    this.role = role.name();
    this.passwordHash = passwordHash;
    this.createdAt = nowMillis;
  }

  Account account() {
    return new Account(
        id == null ? 0 : id,
        username,
        SubjectId.ofBytes(subjectId),
        role(),
        Instant.ofEpochMilli(createdAt),
        secondFactor);
  }

  /// A role of a later release is the least one here.
  Role role() {
    return Role.of(role).orElse(Role.USER);
  }

  String passwordHash() {
    return passwordHash;
  }

  void rename(Username newName) {
    username = newName.value();
  }

  void setPasswordHash(String newHash) {
    passwordHash = newHash;
  }

  void setRole(Role newRole) {
    role = newRole.name();
  }
}
