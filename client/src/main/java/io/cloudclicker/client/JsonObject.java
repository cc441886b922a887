package io.cloudclicker.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An object of JSON whose members are asked for by name; a member that is missing, or of another
/// kind, is empty.
record JsonObject(Map<String, @Nullable Object> members) {

  private static final JsonFactory JSON = new JsonFactory();

  /// Empty where the text is no object: a page of a proxy, or half an answer.
  static Optional<JsonObject> read(String text) {
    try (var parser = JSON.createParser(text)) {
      parser.nextToken();
      return value(parser) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> list(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> null;
    };
  }

  private static JsonObject object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new HashMap<>();
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new JsonObject(members);
  }

  private static List<@Nullable Object> list(JsonParser parser) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return items;
  }

  /// No member of the contract is larger than 64 bits.
  private static @Nullable Long integer(JsonParser parser) throws IOException {
    var type = parser.getNumberType();
    boolean fits = type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    return fits ? parser.getLongValue() : null;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /// The empty string where there is none.
  String text(String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  OptionalLong number(String name) {
    return members.get(name) instanceof Long number
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  Optional<Instant> instant(String name) {
    try {
      return Optional.of(Instant.parse(text(name)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The objects of a list, an empty one for what is none; empty where there is no list.
  Optional<List<JsonObject>> objects(String name) {
    return members.get(name) instanceof List<?> items
        ? Optional.of(items.stream().map(JsonObject::orEmpty).toList())
        : Optional.empty();
  }

  private static JsonObject orEmpty(@Nullable Object item) {
    return item instanceof JsonObject object ? object : new JsonObject(Map.of());
  }

  /// As JSON.
  ///
  /// @param value maps, lists, strings and longs
  static String write(Object value) {
    var text = new StringWriter();
    try (var generator = JSON.createGenerator(text)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Map<?, ?> members -> {
        generator.writeStartObject();
        for (var member : members.entrySet()) {
          generator.writeFieldName(String.valueOf(member.getKey()));
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case List<?> items -> {
        generator.writeStartArray();
        for (var item : items) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case Long number -> generator.writeNumber(number);
      default -> generator.writeString(value.toString());
    }
  }
}
