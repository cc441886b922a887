package io.cloudclicker.embedded;

import java.nio.file.Path;

/// Another process, or this one, works on the data folder already.
public final class DataDirectoryInUse extends RuntimeException {
  DataDirectoryInUse(Path folder, String pid) {
    super(
        "The data folder %s is in use by the process %s; stop it first, or choose another folder."
            .formatted(folder, pid));
  }
}
