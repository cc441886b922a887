package io.cloudclicker.simulation;

import org.springframework.dao.DataAccessResourceFailureException;

/// How a transaction ends: with its commit, or late, or without an answer, or not at all.
public final class Ending {

  private static final int ONE_IN = 5;

  private Ending() {}

  /// @throws DataAccessResourceFailureException where nobody knows whether it was committed
  public static void of(Transaction transaction, Fortune fortune) {
    if (fortune.strikes(ONE_IN)) {
      bad(transaction, fortune);
      throw new DataAccessResourceFailureException("the connection is gone");
    }
    transaction.commit();
  }

  private static void bad(Transaction transaction, Fortune fortune) {
    switch (fortune.dice().nextInt(5)) {
      case 0 -> {
        transaction.commit();
        fortune.happened(Happening.OUTCOME_UNKNOWN);
      }
      case 1 -> transaction.leave();
      case 2 -> {
        transaction.leave();
        throw new Crashed();
      }
      default -> {
        transaction.rollBack();
        fortune.happened(Happening.ROLLED_BACK);
      }
    }
  }
}
