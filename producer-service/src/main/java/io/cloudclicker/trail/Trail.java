package io.cloudclicker.trail;

import io.cloudclicker.caller.Member;

/// What is written before it is done, so that nothing is done that is not written: where it can't
/// be written, an exception keeps the deed from being done. Safe for any thread.
public interface Trail {

  /// @param actor who; empty where nobody was signed in
  /// @param target to what or whom: an account's number and name, a counter, a job
  /// @param address where the call came from
  record Deed(String actor, Action action, String target, String address, String detail) {

    public static Deed of(Member actor, Action action, String target) {
      return new Deed(actor.name(), action, target, actor.address(), "");
    }

    public Deed with(String moreDetail) {
      return new Deed(actor, action, target, address, moreDetail);
    }
  }

  void write(Deed deed);
}
