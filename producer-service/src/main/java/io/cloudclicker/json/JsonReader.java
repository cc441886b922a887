package io.cloudclicker.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.cloudclicker.problem.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads exactly one JSON value and refuses what other readers might read otherwise: a member given
/// twice, something after the end, deep nesting.
public final class JsonReader {

  private static final int MAX_DEPTH = 16;

  /// Texts are bounded before they come here; numbers are never converted.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /// @param body UTF-8
  /// @throws io.cloudclicker.problem.ProblemRaised where it is not JSON
  public static Json read(byte[] body) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      throw BadInput.notJson("it is not UTF-8");
    }
  }

  private static Json read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      var value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw BadInput.notJson("there is something after its end");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw BadInput.notJson("line " + line(e) + ", column " + column(e));
    } catch (IOException e) {
      throw new UncheckedIOException("a text has no I/O", e);
    }
  }

  private static Json value(JsonParser parser, @Nullable JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText());
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new Json.Literal(parser.getText());
      case null, default -> throw BadInput.notJson("it is empty");
    };
  }

  private static Json members(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      if (members.put(name, value(parser, parser.nextToken())) != null) {
        throw BadInput.member(name, "is given twice");
      }
    }
    return new Json.Members(members);
  }

  private static Json items(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Json.Items(items);
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private static int column(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
  }
}
