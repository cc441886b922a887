package io.cloudclicker.standalone;

/// Does what the command line asks for; ends the process with 2 where it is wrong, with 1 where it
/// can't be done.
final class CommandLine {
  private CommandLine() {}

  static void run(String... arguments) {
    switch (Options.parse(arguments)) {
      case Options.Up up -> new Laptop(up).start();
      case Options.Help _ -> System.out.print(Options.HELP);
      case Options.Refused(String sentence) -> {
        System.err.println(sentence + " ./clicker up --help lists what there is.");
        System.exit(2);
      }
    }
  }
}
