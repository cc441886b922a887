package io.cloudclicker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudclicker.testing.ledger.LogAudit.CellKey;
import io.cloudclicker.testing.ledger.LogAudit.OwnKey;
import io.cloudclicker.wire.CounterId;
import io.cloudclicker.wire.SubjectId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksTest {

  private static final CellKey CELL = new CellKey(new CounterId(1, 1), 0, 0);
  private static final CellKey OTHER = new CellKey(new CounterId(1, 1), 0, 1);
  private static final OwnKey OWN = new OwnKey(new SubjectId(1, 1), CELL);

  @Test
  void areRight_whenAllAgree() {
    assertThat(books(10, 0, 10, 10).wrong()).isEmpty();
  }

  @Test
  void areWrong_whenAnAcknowledgedClickIsNotInTheLog() {
    assertThat(books(11, 0, 10, 10).wrong())
        .containsExactly("11 clicks were acknowledged, the log has 10");
  }

  @Test
  void areWrong_whenTheLogHasWhatNobodyPressed() {
    assertThat(books(9, 0, 10, 10).wrong())
        .containsExactly("the log has 10 clicks, only 9 were acknowledged and 0 in doubt");
  }

  @Test
  void areRight_whenOnlyWhatIsInDoubtIsMissing() {
    assertThat(books(9, 2, 10, 10).wrong()).isEmpty();
    assertThat(books(9, 2, 12, 12).wrong()).hasSize(1);
  }

  @Test
  void areWrong_whenOneClickIsCountedTwice() {
    assertThat(books(10, 0, 10, 11).wrong())
        .containsExactly("the log has 10 clicks, counted are 11");
  }

  @Test
  void areWrong_whenTheSumIsRightAndACellIsNot() {
    var books =
        new Books(
            10, 0, Map.of(CELL, 5L, OTHER, 5L), Map.of(), Map.of(CELL, 6L, OTHER, 4L), Map.of());

    assertThat(books.wrong()).hasSize(1);
  }

  @Test
  void areWrong_whenSomebodysOwnClicksAreNotAsLogged() {
    var cells = Map.of(CELL, 2L);
    var books = new Books(2, 0, cells, Map.of(OWN, 2L), cells, Map.of(OWN, 1L));

    assertThat(books.wrong()).containsExactly("the log has 2 clicks of people, counted are 1");
  }

  private static Books books(long acknowledged, long doubtful, long logged, long counted) {
    return new Books(
        acknowledged, doubtful, Map.of(CELL, logged), Map.of(), Map.of(CELL, counted), Map.of());
  }
}
