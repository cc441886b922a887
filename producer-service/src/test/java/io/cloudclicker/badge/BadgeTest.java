package io.cloudclicker.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BadgeTest {

  private static final Color RED = Color.of("f00").orElseThrow();

  @Test
  void saysWhatIsCounted_andHowMany() throws Exception {
    var badge = parsed(new Badge("claps", 1_234_567, RED));
    assertThat(texts(badge))
        .extracting(Element::getTextContent)
        .containsExactly("claps", "1,234,567");
    assertThat(badge.getDocumentElement().getAttribute("aria-label")).isEqualTo("claps: 1,234,567");
  }

  @Test
  void escapesWhatItSays() throws Exception {
    var label = "\"><script>alert('1')</script>&amp;<!--";
    var badge = parsed(new Badge(label, 1, RED));
    assertThat(texts(badge).getFirst().getTextContent()).isEqualTo(label);
    assertThat(badge.getDocumentElement().getAttribute("aria-label")).isEqualTo(label + ": 1");
    assertThat(badge.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void isAsWideAsItsTexts() throws Exception {
    var badge = parsed(new Badge("iiii", 8_888, RED));
    int narrow = length(texts(badge).getFirst());
    int number = length(texts(badge).getLast());
    assertThat(narrow).isEqualTo(13); // 4 × 562 / 2,048 × 11
    assertThat(number).isEqualTo(32); // (4 × 1,302 + 745) / 2,048 × 11
    assertThat(badge.getDocumentElement().getAttribute("width"))
        .isEqualTo(Integer.toString(narrow + number + 4 * 6));
    assertThat(length(texts(parsed(new Badge("mmmm", 1, RED))).getFirst())).isGreaterThan(40);
  }

  @Test
  void givesTextsOfAnyScriptRoom() throws Exception {
    var badge = parsed(new Badge("拍手", -1, RED));
    assertThat(length(texts(badge).getFirst())).isEqualTo(22);
    assertThat(texts(badge).getLast().getTextContent()).isEqualTo("-1");
  }

  private static int length(Element text) {
    return Integer.parseInt(text.getAttribute("textLength"));
  }

  private static List<Element> texts(Document badge) {
    var texts = badge.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength()).mapToObj(it -> (Element) texts.item(it)).toList();
  }

  private static Document parsed(Badge badge) throws Exception {
    var bytes = badge.svg().getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }
}
