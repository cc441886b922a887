package io.cloudclicker.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessResourceFailureException;

/// One transaction that holds a partition's lock. Its writes show when it commits.
public final class Transaction {

  private final Database database;
  private final Database.Part part;
  private final long begunAt;
  private final List<Consumer<List<Runnable>>> writes = new ArrayList<>();
  private boolean left;
  private boolean over;

  Transaction(Database database, Database.Part part, long begunAt) {
    this.database = database;
    this.part = part;
    this.begunAt = begunAt;
  }

  public <K, V> void put(Map<K, V> table, K key, V value) {
    writes.add(undoing -> Database.write(table, key, value, undoing));
  }

  public <K, V> void remove(Map<K, V> table, K key) {
    writes.add(
        undoing -> {
          var before = table.remove(key);
          if (before != null) {
            undoing.add(() -> table.put(key, before));
          }
        });
  }

  public void commit() {
    end();
    var undoing = new ArrayList<Runnable>();
    writes.forEach(write -> write.accept(undoing));
    if (!writes.isEmpty()) {
      database.committed(part, undoing);
    }
  }

  public void rollBack() {
    end();
  }

  /// The connection is gone, the server does not know yet.
  public void leave() {
    left = true;
  }

  boolean isLeft() {
    return left;
  }

  long begunAt() {
    return begunAt;
  }

  /// The server that ran it is gone.
  void kill() {
    over = true;
    database.release(part);
  }

  private void end() {
    if (over) {
      throw new DataAccessResourceFailureException("the server is gone");
    }
    over = true;
    database.release(part);
  }
}
