package io.cloudclicker.counter;

import io.cloudclicker.caller.Owner;
import io.cloudclicker.counter.Counter.Press;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.CounterName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/// A row of `counter`. The name identifies it as well as the id, which follows from it. A change
/// writes only what it changed: `revision` belongs to recounts.
@Entity
@DynamicUpdate
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields
@Table(name = "counter")
class JpaCounter implements Persistable<String> {

  @Id private String name;

  @Column(updatable = false)
  private byte[] id;

  private String owner;
  private String press;
  private String origins;
  private long startValue;
  private long startEpoch;

  @Column(updatable = false)
  private int revision;

  private long createdAt;
  private @Nullable Long deletedAt;
  @Transient private boolean fresh;

  @SuppressWarnings("NullAway.Init")
  protected JpaCounter() {}

  @SuppressWarnings("NullAway.Init")
  JpaCounter(Owner owner, Setup.New setup, long startEpoch, long nowMillis) {
    this.name = setup.name().value();
    this.id = CounterId.of(setup.name()).toBytes();
    this.fresh = true;
    setUp(owner, setup, startEpoch, nowMillis);
  }

  /// Makes a deleted one anew.
  final void setUp(Owner owner, Setup.New setup, long startEpoch, long nowMillis) {
    this.owner = owner.name();
    this.press = setup.press().toString();
    this.origins = Counter.join(setup.origins());
    this.startValue = setup.start();
    this.startEpoch = startEpoch;
    this.createdAt = nowMillis;
    this.deletedAt = null;
  }

  void change(@Nullable Press newPress, @Nullable Set<String> newOrigins) {
    press = newPress == null ? press : newPress.toString();
    origins = newOrigins == null ? origins : Counter.join(newOrigins);
  }

  void delete(long nowMillis) {
    deletedAt = nowMillis;
  }

  boolean isDeleted() {
    return deletedAt != null;
  }

  Counter counter() {
    return new Counter(new CounterName(name), Press.ofWord(press), Counter.originsOf(origins));
  }

  @Override
  public String getId() {
    return name;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
