package dev.rhenea.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freePortsAreAllDifferentAndFree() throws Exception {
    List<Integer> ports = Ports.free(30);
    assertThat(ports).doesNotHaveDuplicates().hasSize(30);
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.from(port, 1))
          .isInstanceOf(BindException.class)
          .hasMessageStartingWith("port " + port + " is taken; ");
    }
  }
}
