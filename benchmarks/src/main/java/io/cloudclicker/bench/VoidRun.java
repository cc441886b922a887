package io.cloudclicker.bench;

/// A run had errors, or its ledger is not exact: its figures don't count. The message says why.
final class VoidRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  VoidRun(String reason) {
    super(reason);
  }
}
