package io.cloudclicker.counter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The rows of `counter`.
interface JpaCounterRepository extends Repository<JpaCounter, String> {

  Optional<JpaCounter> findByName(String name);

  Optional<JpaCounter> findByNameAndDeletedAtIsNull(String name);

  long countByOwnerAndDeletedAtIsNull(String owner);

  JpaCounter save(JpaCounter counter);

  void flush();

  @Query(
      """
      select c from JpaCounter c
      where c.deletedAt is null and c.name > :after and c.name >= :from and c.name < :to
      order by c.name
      """)
  List<JpaCounter> page(String after, String from, String to, Pageable limit);

  @Query(
      """
      select c from JpaCounter c
      where c.deletedAt is null and c.name in :names
        and c.name > :after and c.name >= :from and c.name < :to
      order by c.name
      """)
  List<JpaCounter> page(
      Collection<String> names, String after, String from, String to, Pageable limit);
}
