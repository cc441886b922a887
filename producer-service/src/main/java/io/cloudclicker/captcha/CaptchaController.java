package io.cloudclicker.captcha;

import io.cloudclicker.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Hands out challenges. It computes two hashes, stores nothing and waits for nothing.
@RestController
class CaptchaController {

  private final CaptchaDesk captchas;

  CaptchaController(CaptchaDesk captchas) {
    this.captchas = captchas;
  }

  @Operation(
      operationId = "challenge",
      summary = "A proof-of-work challenge, where registering or pressing asks for one",
      description =
          "By ALTCHA's protocol: find the number that, in digits behind `salt`, hashes to"
              + " `challenge`. `{\"algorithm\",\"challenge\",\"number\",\"salt\",\"signature\"}` as"
              + " JSON in base64 is the solution, which goes into the header `Captcha`, once.")
  @ApiResponse(responseCode = "200", description = "Another one each time")
  @ApiResponse(responseCode = "404", description = "Nothing asks for challenges here")
  @GetMapping(path = CaptchaDesk.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JsonChallenge> challenge() {
    var challenge =
        captchas
            .challenge()
            .orElseThrow(
                () ->
                    Problem.invalid(404, "no-challenge", "nothing asks for challenges here")
                        .raised());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(challenge);
  }
}
