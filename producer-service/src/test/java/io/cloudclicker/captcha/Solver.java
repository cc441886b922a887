package io.cloudclicker.captcha;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.altcha.altcha.Altcha;

/// Solves challenges as a client does.
final class Solver {

  private Solver() {}

  static long number(JsonChallenge challenge) {
    try {
      return Altcha.solveChallenge(
              challenge.challenge(),
              challenge.salt(),
              Altcha.Algorithm.SHA256,
              challenge.maxnumber(),
              0)
          .number;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String solve(JsonChallenge challenge) {
    return payload(challenge, number(challenge));
  }

  static String payload(JsonChallenge challenge, long number) {
    return encoded(
        """
        {"algorithm":"%s","challenge":"%s","number":%d,"salt":"%s","signature":"%s"}\
        """
            .formatted(
                challenge.algorithm(),
                challenge.challenge(),
                number,
                challenge.salt(),
                challenge.signature()));
  }

  static String encoded(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /// Of what `GET /api/challenge` answered.
  static JsonChallenge read(String body) {
    return new JsonChallenge(
        JsonPath.read(body, "$.algorithm"),
        JsonPath.read(body, "$.challenge"),
        JsonPath.<Number>read(body, "$.maxnumber").longValue(),
        JsonPath.read(body, "$.salt"),
        JsonPath.read(body, "$.signature"));
  }
}
