package io.cloudclicker.account;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The rows of `account`.
interface JpaAccountRepository extends Repository<JpaAccount, Long> {

  JpaAccount save(JpaAccount account);

  void flush();

  void delete(JpaAccount account);

  Optional<JpaAccount> findById(long id);

  Optional<JpaAccount> findByUsername(String username);

  @Query("select a from JpaAccount a where a.id > :after order by a.id")
  List<JpaAccount> page(long after, Pageable limit);

  @Query(value = "SELECT COUNT(*) FROM account WHERE role = 'OWNER'", nativeQuery = true)
  long countOwners();

  /// One change of who is an owner after the other.
  @Query(value = "SELECT id FROM account WHERE role = 'OWNER' FOR UPDATE", nativeQuery = true)
  List<Long> lockOwners();

  /// Only over the hash that was compared, so that no new password is lost.
  @Modifying
  @Query(
      "update JpaAccount a set a.passwordHash = :hash where a.id = :id and a.passwordHash = :before")
  int rehash(long id, String before, String hash);

  @Modifying
  @Query(value = "DELETE FROM second_factor WHERE account_id = :id", nativeQuery = true)
  void forgetSecondFactor(long id);

  @Modifying
  @Query(value = "DELETE FROM recovery_code WHERE account_id = :id", nativeQuery = true)
  void forgetRecoveryCodes(long id);

  @Modifying
  @Query(value = "DELETE FROM api_token WHERE account_id = :id", nativeQuery = true)
  void forgetTokens(long id);

  @Modifying
  @Query(value = "DELETE FROM account_identity WHERE account_id = :id", nativeQuery = true)
  void forgetIdentities(long id);
}
