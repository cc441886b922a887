package io.cloudclicker.password;

import io.cloudclicker.problem.Problem;
import io.cloudclicker.problem.ProblemRaised;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id, on two platform threads of its own: virtual threads would give up the carriers that
/// clicks run on. A few more may wait; who comes then is refused at once.
final class Argon2Passwords implements Passwords, AutoCloseable {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int AT_ONCE = 2;
  private static final int WAITING = 6;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("password-", 0).factory());
  private final String nobodys = argon2.encode("nobody's password");

  @Override
  public String hash(String password) {
    return run(() -> argon2.encode(password));
  }

  @Override
  public Match compare(String password, String hash) {
    return run(() -> new Match(argon2.matches(password, hash), argon2.upgradeEncoding(hash)));
  }

  @Override
  public void compareWithNone(String password) {
    var _ = run(() -> argon2.matches(password, nobodys));
  }

  private <T> T run(Callable<T> work) {
    try {
      return threads.submit(work).get();
    } catch (RejectedExecutionException e) {
      throw busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static ProblemRaised busy() {
    return Problem.invalid(429, "busy", "too many passwords are looked at already")
        .with(AGAIN)
        .raised();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
