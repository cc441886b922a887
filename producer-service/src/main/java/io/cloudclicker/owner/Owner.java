package io.cloudclicker.owner;

/// Who makes and changes counters and repairs what is rejected: a parameter of this type lets only
/// such a caller in.
///
/// @param name what the column `owner` says
public record Owner(String name) {

  /// Whoever holds the configured API token.
  static final Owner API_TOKEN = new Owner("api-token");
}
