import io.cloudclicker.client.CloudClicker;
import io.cloudclicker.client.Ending;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Presses a counter, each press counted once:  java -cp … Press.java [COUNTER] [TIMES]
///
/// The client makes the keys, sends again what was not stored, or may not have been, and keeps what
/// waits in the folder `presses`: started again after a crash, it sends the same keys.
class Press {
  public static void main(String[] arguments) {
    var service = Optional.ofNullable(System.getenv("CLICKER_URL")).orElse("http://localhost:8080");
    var counter = arguments.length > 0 ? arguments[0] : "global";
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;

    try (var clicker = CloudClicker.at(service).keptIn(Path.of("presses")).open()) {
      var presses = Stream.generate(() -> clicker.press(counter)).limit(times).toList();
      for (var press : presses) {
        switch (press.ending().join()) {
          case Ending.Accepted accepted -> {
            var receipts = accepted.receipt().stream().toList();
            var total = clicker.total(counter, receipts, CloudClicker.LONGEST_WAIT).orThrow();
            System.out.println(total.count());
          }
          case Ending.Refused refused -> System.err.println("refused: " + refused.problem());
          case Ending.Rejected rejected -> System.err.println("an operator may count it: " + rejected.key());
          case Ending.Unknowable unknowable -> System.err.println("nobody knows: " + unknowable.key());
          case Ending.Left left -> System.err.println("the client was closed before it was known");
        }
      }
    }
  }
}
