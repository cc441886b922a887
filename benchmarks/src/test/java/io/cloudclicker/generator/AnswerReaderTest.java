package io.cloudclicker.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudclicker.generator.AnswerReader.NoAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

  private static final String OF_A_LENGTH =
      "HTTP/1.1 202 \r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\nhello";
  private static final String CHUNKED =
      "HTTP/1.1 202 \r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1a;x=y\r\n"
          + "HTTP/1.1 500 \r\n\r\n0\r\n\r\n1234"
          + "\r\n0\r\n\r\n";
  private static final String EMPTY = "HTTP/1.1 202 \r\nContent-Length: 0\r\n\r\n";

  private final AnswerReader reader = new AnswerReader();

  @ParameterizedTest
  @ValueSource(strings = {OF_A_LENGTH, CHUNKED, EMPTY})
  void readsAnAnswer_howeverItIsCut(String answer) {
    for (int cut = 1; cut < answer.length(); cut++) {
      assertThat(take(answer.substring(0, cut))).as("cut at " + cut).isFalse();
      assertThat(take(answer.substring(cut))).as("cut at " + cut).isTrue();
      assertThat(reader.status()).isEqualTo(202);
    }
  }

  @Test
  void readsOneAnswerAfterTheOther() {
    assertThat(take(CHUNKED)).isTrue();
    assertThat(take("HTTP/1.1 503 \r\nContent-Length: 2\r\n\r\n{}")).isTrue();
    assertThat(reader.status()).isEqualTo(503);
    assertThat(take(OF_A_LENGTH)).isTrue();
    assertThat(reader.status()).isEqualTo(202);
  }

  @Test
  void tellsThatTheServerEndsTheConnection() {
    assertThat(take("HTTP/1.1 400 \r\nContent-Length: 0\r\nConnection: close\r\n\r\n")).isTrue();
    assertThat(reader.closes()).isTrue();
    assertThat(take(EMPTY)).isTrue();
    assertThat(reader.closes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 200 \r\n\r\n",
        "HTTP/1.1 200 \r\nContent-Length: five\r\n\r\n",
        "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
        EMPTY + EMPTY
      })
  void refusesWhatIsNoAnswer(String bytes) {
    assertThatThrownBy(() -> take(bytes)).isInstanceOf(NoAnswer.class);
  }

  private boolean take(String bytes) {
    return reader.take(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.US_ASCII)));
  }
}
