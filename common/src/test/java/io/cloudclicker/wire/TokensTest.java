package io.cloudclicker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  @Test
  void aReceiptSurvivesItsText() {
    for (var receipt :
        List.of(
            new Receipt(1, 0, 0, 0),
            new Receipt(3, 11, 1L << 52, 1_023),
            new Receipt(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 7))) {
      assertThat(Receipt.parse(receipt.toString())).contains(receipt);
    }
  }

  @Test
  void appliedSurvivesItsText() {
    for (var applied :
        List.of(
            Applied.nothing(1),
            new Applied(2, List.of(0L, 7L, Long.MAX_VALUE)),
            new Applied(9, Collections.nCopies(4_096, 1L << 40)))) {
      assertThat(Applied.parse(applied.toString())).contains(applied);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "r", "a", "rAAAA", "r!!!", "x123", "r----", "aAQAAAA", "rä"})
  void readsNothing_fromTextThatIsNone(String text) {
    assertThat(Receipt.parse(text)).isEmpty();
    assertThat(Applied.parse(text)).isEmpty();
  }

  @Test
  void oneWrongCharacter_isNoticed() {
    var text = new Receipt(1, 2, 345, 6).toString();
    for (int place = 1; place < text.length() - 1; place++) {
      var other = text.charAt(place) == 'A' ? 'B' : 'A';
      var wrong = text.substring(0, place) + other + text.substring(place + 1);
      assertThat(Receipt.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void anEndlessText_isNotRead() {
    assertThat(Receipt.parse("r" + "A".repeat(1_000_000))).isEmpty();
    assertThat(Applied.parse("a" + "A".repeat(1_000_000))).isEmpty();
  }

  @Test
  void refusesPlaces_thatNoLogHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(1, -1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(1, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(1, 0, 0, 1_024));
    assertThatIllegalArgumentException().isThrownBy(() -> new Applied(0, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Applied(1, List.of(-1L)));
  }

  @Test
  void includesWhatLiesBelowItsOffsets() {
    var applied = new Applied(2, List.of(5L, 0L));
    assertThat(applied.includes(new Receipt(2, 0, 4, 9))).isTrue();
    assertThat(applied.includes(new Receipt(2, 0, 5, 0))).isFalse();
    assertThat(applied.includes(new Receipt(2, 7, 0, 0))).isFalse();
    assertThat(applied.includes(new Receipt(1, 0, 0, 0))).isFalse();
  }

  @Test
  void includesEarlierLogs_whichAreFrozen() {
    var applied = new Applied(2, List.of(5L));
    assertThat(applied.includes(new Applied(1, List.of(99L)))).isTrue();
    assertThat(applied.includes(new Applied(3, List.of()))).isFalse();
    assertThat(applied.includes(new Applied(2, List.of(5L)))).isTrue();
    assertThat(applied.includes(new Applied(2, List.of(5L, 1L)))).isFalse();
  }

  @Test
  void takesTheHigherOffsetOfEach_together() {
    var both = new Applied(2, List.of(5L, 1L)).and(new Applied(2, List.of(3L, 2L, 9L)));
    assertThat(both).isEqualTo(new Applied(2, List.of(5L, 2L, 9L)));
    assertThat(new Applied(1, List.of(5L)).and(new Applied(2, List.of())).log()).isEqualTo(2);
  }

  @Test
  void aNoticeSurvivesItsBytes() {
    var key = new Cell.Key(new CounterId(1, 2), 3, 4, 5, 6);
    var cells = List.of(new Cell(key, 7, 8, new Cell.Latest(-9, 10)), new Cell(key, 0, 1, null));
    var notice = new Notice(5, 6, 11, 12, 13, cells);
    assertThat(Notice.parse(notice.toBytes())).contains(notice);
    assertThat(Notice.parse(new byte[] {1, 2, 3})).isEmpty();
    assertThat(Notice.parse(new byte[0])).isEmpty();
  }

  /// Whoever hears it makes room for every partition up to the one that it names.
  @ParameterizedTest
  @ValueSource(ints = {-1, Applied.MAX_PARTITIONS, Integer.MAX_VALUE})
  void aNoticeOfAPartitionThatCannotBe_isNone(int partition) {
    var message =
        io.cloudclicker.wire.proto.Notice.newBuilder().setLog(1).setPart(partition).build();
    assertThat(Notice.parse(message.toByteArray())).isEmpty();
  }
}
