package io.cloudclicker.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudclicker.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the body of a request as one JSON object: bounded in size, with known members only, each
/// once, and nothing behind it. Whatever else it is raises a problem that names what is wrong. Safe
/// for any thread.
public final class JsonBody {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private JsonBody() {}

  /// @param maxBytes more are refused with 413, and are not read
  /// @param members the names that the object may have
  /// @throws IOException where the client broke off
  public static JsonObject read(InputStream body, int maxBytes, String... members)
      throws IOException {
    byte[] bytes = body.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      var detail = "the body is longer than %d bytes".formatted(maxBytes);
      throw Problem.invalid(413, "too-long", detail).with("limit", maxBytes).raised();
    }
    return parse(bytes, Arrays.asList(members));
  }

  private static JsonObject parse(byte[] bytes, List<String> allowed) throws IOException {
    try (JsonParser parser = READER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Problem.invalid(400, "not-json", "the body is not a JSON object").raised();
      }
      var members = members(parser, allowed);
      if (parser.nextToken() != null) {
        throw Problem.invalid(400, "not-json", "something follows the JSON object").raised();
      }
      return new JsonObject(members);
    } catch (JsonProcessingException | java.io.CharConversionException e) {
      throw Problem.invalid(400, "not-json", "the body is not valid JSON").raised();
    }
  }

  /// Looks at each name before its value is read, so that a refusal can tell the name.
  private static Map<String, JsonNode> members(JsonParser parser, List<String> allowed)
      throws IOException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (!allowed.contains(name)) {
        throw JsonObject.refusal(name, "is not a member; known are " + String.join(", ", allowed));
      }
      if (members.containsKey(name)) {
        throw JsonObject.refusal(name, "is there twice");
      }
      parser.nextToken();
      members.put(name, READER.readTree(parser));
    }
    return members;
  }
}
