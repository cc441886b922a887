package io.cloudclicker.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The web app, where this service serves it.
///
/// @param folder the built files, with an `index.html`; null where the app is served elsewhere
@ConfigurationProperties("clicker.web")
record WebProperties(@Nullable Path folder) {

  WebProperties {
    if (folder != null && !Files.isRegularFile(folder.resolve("index.html"))) {
      throw new IllegalArgumentException(
          "clicker.web.folder: there is no index.html in " + folder.toAbsolutePath());
    }
  }
}
