package io.cloudclicker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The contract on the stack that `CLICKER_STACK` chooses.
class StackIT extends StackContract {
  @Override
  Stack stack() {
    return Stack.shared();
  }

  @Test
  void isTheSameForAll() {
    assertThat(Stack.shared()).isSameAs(Stack.shared());
  }

  @Test
  void leavesNothingBehind_whenClosed() {
    Stack own = Stack.start();
    InetSocketAddress redis = new InetSocketAddress(own.redisHost(), own.redisPort());
    Database database = own.newDatabase();
    own.close();
    assertThatThrownBy(() -> connect(redis)).isInstanceOf(IOException.class);
    assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, 1000);
    }
  }
}
