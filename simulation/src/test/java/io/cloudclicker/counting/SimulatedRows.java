package io.cloudclicker.counting;

import io.cloudclicker.partition.CellRows;
import io.cloudclicker.partition.CounterDelta.Addition;
import io.cloudclicker.simulation.Database;
import io.cloudclicker.simulation.Database.Part;
import io.cloudclicker.simulation.Transaction;
import io.cloudclicker.wire.Cell;
import io.cloudclicker.wire.CounterId;
import java.util.ArrayList;
import java.util.List;

/// The rows that a transaction writes; what cells are then is told by what was remembered of them.
final class SimulatedRows implements CellRows {

  private final Database database;
  private final Transaction transaction;
  private final Part part;
  private final List<Cell> touched = new ArrayList<>();

  SimulatedRows(Database database, Transaction transaction, Part part) {
    this.database = database;
    this.transaction = transaction;
    this.part = part;
  }

  List<Cell> touched() {
    return touched;
  }

  @Override
  public Cell grow(Cell cell, List<Addition> additions) {
    var grown = cell;
    for (var addition : additions) {
      grown = addition.grow(grown);
      touched.add(grown);
      add(grown.key(), addition);
    }
    return grown;
  }

  @Override
  public void add(CounterId counter, int revision, List<Addition> additions) {
    for (var addition : additions) {
      var key = new Cell.Key(counter, addition.epoch(), revision, part.log(), part.partition());
      add(key, addition);
    }
  }

  @Override
  public void addOnce(CounterId counter, List<Addition> additions) {
    // Nothing here reads it.
  }

  private void add(Cell.Key key, Addition addition) {
    var row = database.cells.getOrDefault(key, new Cell(key, 0, 0, null));
    transaction.put(database.cells, key, addition.grow(row));
  }
}
