package io.cloudclicker.captcha;

import io.cloudclicker.captcha.Captcha.Verdict;
import io.cloudclicker.limit.Pass;
import io.cloudclicker.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks callers for solutions where the settings say so. Safe for any thread; a good solution waits
/// for Redis, its time-out at most.
public final class CaptchaDesk {

  /// Holds a solution as ALTCHA's clients make it: JSON in base64.
  public static final String HEADER = "Captcha";

  static final String PATH = "/api/challenge";

  private final Captcha captcha;
  private final CaptchaProperties settings;

  CaptchaDesk(Captcha captcha, CaptchaProperties settings) {
    this.captcha = captcha;
    this.settings = settings;
  }

  /// Empty where nothing asks for one.
  Optional<JsonChallenge> challenge() {
    return settings.isOff() ? Optional.empty() : Optional.of(captcha.challenge());
  }

  /// Uses the call's solution up, where registering needs one.
  ///
  /// @param solutions each value of the header; read where registering needs one
  /// @throws io.cloudclicker.problem.ProblemRaised 403 where it is missing or not good
  public void checkRegistration(Supplier<List<String>> solutions) {
    if (!settings.registration()) {
      return;
    }
    var verdict = judge(solutions);
    if (verdict != Verdict.GOOD) {
      throw Problem.invalid(403, type(verdict), detail(verdict)).with("challenge", PATH).raised();
    }
  }

  /// What lets one click of this call through, where its address is over its limit. Nothing is read
  /// until it is.
  ///
  /// @param solutions each value of the header
  public Pass pass(Supplier<List<String>> solutions) {
    return settings.clicks() ? new OneClick(solutions) : Pass.NONE;
  }

  /// Null where none was shown. Two are none that can be judged.
  private @Nullable Verdict judge(Supplier<List<String>> solutions) {
    var shown = solutions.get();
    return switch (shown.size()) {
      case 0 -> null;
      case 1 -> captcha.judge(shown.getFirst());
      default -> Verdict.WRONG;
    };
  }

  private static String type(@Nullable Verdict verdict) {
    return switch (verdict) {
      case null -> "captcha-required";
      case EXPIRED -> "captcha-expired";
      case USED -> "captcha-used";
      case GOOD, WRONG -> "captcha-wrong";
    };
  }

  private static String detail(@Nullable Verdict verdict) {
    return switch (verdict) {
      case null -> "a solved challenge is needed: the header %s, see %s".formatted(HEADER, PATH);
      case EXPIRED -> HEADER + " is of a challenge that has expired; solve another";
      case USED -> HEADER + " was used already; solve another challenge";
      case GOOD, WRONG -> HEADER + " has to be one right solution of a challenge of ours";
    };
  }

  private final class OneClick implements Pass {

    private final Supplier<List<String>> solutions;
    private @Nullable Verdict verdict;
    private boolean isJudged;

    private OneClick(Supplier<List<String>> solutions) {
      this.solutions = solutions;
    }

    /// Judged once a call: of a batch, the first click over the limit goes on.
    @Override
    public boolean use() {
      if (isJudged) {
        return false;
      }
      isJudged = true;
      verdict = judge(solutions);
      return verdict == Verdict.GOOD;
    }

    @Override
    public Problem explain(Problem refusal) {
      var told =
          verdict == null || verdict == Verdict.GOOD
              ? retold(
                  refusal,
                  refusal.type(),
                  "%s; or with a solved challenge in the header %s, one a click, see %s"
                      .formatted(refusal.detail(), HEADER, PATH))
              : retold(refusal, type(verdict), detail(verdict) + ", or wait: " + refusal.detail());
      return told.with("challenge", PATH);
    }

    private static Problem retold(Problem refusal, String type, String detail) {
      return new Problem(
          refusal.status(),
          type,
          detail,
          refusal.outcome(),
          refusal.retry(),
          refusal.retryAfter(),
          refusal.members(),
          refusal.headers());
    }
  }
}
