package io.cloudclicker.wire;

/// The random id that stands for a signed-in person wherever clicks are counted.
public record SubjectId(long high, long low) {

  public SubjectId {
    if (high == 0 && low == 0) {
      throw new IllegalArgumentException("a subject's id is never 0");
    }
  }
}
