package io.cloudclicker.baseline;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Reads a body and answers 202 with as many bytes as a click's answer has: what a call costs where
/// nothing is done.
@RestController
final class NoopController {

  private static final byte[] ANSWER =
      """
      {"status":"queued","id":"00000000-0000-4000-8000-000000000000","receipt":"rAQAAAAAAA"}"""
          .getBytes(StandardCharsets.US_ASCII);

  @PostMapping("/noop")
  ResponseEntity<byte[]> take(@RequestBody byte[] body) {
    return body.length == 0
        ? ResponseEntity.badRequest().build()
        : ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(ANSWER);
  }

  @GetMapping("/readyz")
  ResponseEntity<Void> ready() {
    return ResponseEntity.ok().build();
  }
}
