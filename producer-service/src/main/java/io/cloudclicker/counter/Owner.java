package io.cloudclicker.counter;

/// Who makes and changes counters.
///
/// @param name what the column `owner` says
record Owner(String name) {

  /// Whoever holds the configured API token.
  static final Owner API_TOKEN = new Owner("api-token");
}
