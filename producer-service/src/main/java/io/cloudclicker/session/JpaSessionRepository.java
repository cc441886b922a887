package io.cloudclicker.session;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The rows of `account_session`.
interface JpaSessionRepository extends Repository<JpaSession, String> {

  JpaSession save(JpaSession session);

  void flush();

  /// In SQL, since Hibernate's lock of an alias is no SQL of MariaDB's.
  @Query(value = "SELECT * FROM account_session WHERE id = :id FOR UPDATE", nativeQuery = true)
  Optional<JpaSession> lock(String id);

  @Query(
      """
      select s from JpaSession s
      where s.accountId = :account and s.endedAt is null and s.expiresAt > :now
      order by s.createdAt desc
      """)
  List<JpaSession> open(long account, long now, Pageable limit);

  @Query("select s.id from JpaSession s where s.accountId = :account and s.endedAt is null")
  List<String> openIds(long account);

  @Modifying
  @Query(
      """
      update JpaSession s set s.endedAt = :now
      where s.accountId = :account and s.endedAt is null and s.id in :ids
      """)
  int end(long account, List<String> ids, long now);
}
