package io.cloudclicker.counter;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Short transactions that say, where they fail, whether anything may have been done. Safe for any
/// thread.
final class JdbcTransactions {

  private static final int LIMIT_SECONDS = 2;

  private final TransactionTemplate transactions;

  JdbcTransactions(PlatformTransactionManager manager) {
    transactions = new TransactionTemplate(manager);
    transactions.setTimeout(LIMIT_SECONDS);
  }

  <T> T run(Supplier<T> work) throws CountersUnavailable {
    var worked = new boolean[1];
    try {
      var result =
          transactions.execute(
              _ -> {
                T done = work.get();
                worked[0] = true;
                return done;
              });
      return Objects.requireNonNull(result);
    } catch (DataAccessException | TransactionException e) {
      // After the work only the commit was left to do: whether it was done is not known.
      throw new CountersUnavailable(worked[0], e);
    }
  }
}
