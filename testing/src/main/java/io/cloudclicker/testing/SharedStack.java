package io.cloudclicker.testing;

/// Holds the JVM's one stack: starts it when first asked for, says what runs, and closes it when
/// the JVM ends.
final class SharedStack {
  private SharedStack() {}

  static Stack get() {
    return Holder.STACK;
  }

  private static Stack start() {
    Stack stack = Stack.start();
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close the shared stack"));
    System.out.println(stack.description());
    return stack;
  }

  private static final class Holder {
    static final Stack STACK = start();
  }
}
