package io.cloudclicker.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
  private static final int JAVA_17 = 61;

  @ParameterizedTest
  @CsvSource({"Linux, amd64", "Mac OS X, aarch64"})
  void runsWhereThereIsAMariaDb(String system, String processor) {
    Machine.requireSupported(system, processor);
  }

  @ParameterizedTest
  @CsvSource({"Linux, aarch64", "Mac OS X, x86_64", "Windows 11, amd64"})
  void namesTheWayWithContainers_whereThereIsNone(String system, String processor) {
    assertThatThrownBy(() -> Machine.requireSupported(system, processor))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(system + " " + processor)
        .hasMessageContaining("docker compose up");
  }

  @Test
  void namesThePort_whenItIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Machine.requireFree(other.getLocalPort()))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "Another program listens on the port %d; stop it, or choose another port with --port.",
              other.getLocalPort());
    }
  }

  @Test
  void namesThePort_whenItIsInUseOnAllAddresses() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      assertThatThrownBy(() -> Machine.requireFree(other.getLocalPort()))
          .isInstanceOf(CannotStart.class);
    }
  }

  @Test
  void canSayThatJavaIsTooOld() throws Exception {
    try (InputStream bytes = Standalone.class.getResourceAsStream("Standalone.class");
        DataInputStream header = new DataInputStream(bytes)) {
      header.skipNBytes(6);
      assertThat(header.readUnsignedShort()).isLessThanOrEqualTo(JAVA_17);
    }
  }
}
