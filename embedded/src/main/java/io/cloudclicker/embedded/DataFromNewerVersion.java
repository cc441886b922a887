package io.cloudclicker.embedded;

import java.nio.file.Path;

/// The data folder was written by a newer version, whose format this one doesn't know.
public final class DataFromNewerVersion extends RuntimeException {
  DataFromNewerVersion(Path folder, int format) {
    super(
        "The data folder %s has format %d, and this version reads up to %d; start the newer version, or choose another folder."
            .formatted(folder, format, DataDirectory.FORMAT));
  }
}
