package dev.rhenea.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand connections that say nothing: a node keeps as many as it allows itself, and goes on
 * for those inside.
 */
@Timeout(120)
class CrowdTest {
  private static final int WAVES = 20;
  private static final int WAVE = 500;

  /** Both ends of all connections that the node keeps, and whatever else this process opens. */
  private static final int FILES = 11_000;

  @TempDir Path folder;

  @RegisterExtension final Nodes nodes = new Nodes(() -> folder);

  private final List<SocketChannel> crowd = new ArrayList<>();

  @BeforeEach
  void enoughFiles() {
    long files =
        ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
            .getMaxFileDescriptorCount();
    assumeTrue(
        files >= FILES, "needs %d open files, allowed are %d (ulimit -n)".formatted(FILES, files));
  }

  @AfterEach
  void leave() throws IOException {
    for (SocketChannel each : crowd) {
      each.close();
    }
  }

  private void wave(int port) throws IOException {
    InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < WAVE; i++) {
      SocketChannel one = SocketChannel.open(there);
      one.setOption(StandardSocketOptions.SO_LINGER, 0); // leaves nothing behind in the kernel
      crowd.add(one);
    }
  }

  /** The node ends those. */
  private void awaitEnds(int from, int to) throws IOException {
    for (SocketChannel each : crowd.subList(Math.min(from, to), to)) {
      try (each) {
        assertThat(each.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      } catch (SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
    }
  }

  private static boolean serves(Browser browser) {
    try {
      return browser.get("/v1/health").status() == 200;
    } catch (IOException turnedAway) {
      return false;
    }
  }

  @Test
  void theHttpPortKeepsTheFirstAndServesThem() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    nodes.start(files, 1).ready().get(30, TimeUnit.SECONDS);
    try (Browser inside = new Browser(files.http(1))) {
      assertThat(inside.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
      int kept = Front.MOST_CONNECTIONS + Callers.TOLD;
      for (int i = 0; i < WAVES; i++) {
        wave(files.http(1));
        awaitEnds(Math.max(kept, i * WAVE), crowd.size());
      }
      assertThat(inside.get("/v1/table/a").body().getString("value")).isEqualTo("1");
      leave();
      try (Browser later = new Browser(files.http(1))) {
        while (!serves(later)) {
          Thread.onSpinWait(); // until the node has noticed
        }
        assertThat(later.get("/v1/table/a").body().getString("value")).isEqualTo("1");
      }
    }
  }

  @Test
  void thePeerPortKeepsTheLatestAndLetsNodesIn() throws Exception {
    NodeFiles files = new NodeFiles(folder, "demo");
    nodes.start(files, 1).ready().get(30, TimeUnit.SECONDS);
    for (int i = 0; i < WAVES; i++) {
      wave(files.port(1));
      int latest = crowd.size() - WAVE / 2;
      awaitEnds(Math.max(0, latest - WAVE), latest);
    }
    nodes.start(files, 2).ready().get(30, TimeUnit.SECONDS); // its log is on the first
    try (Browser two = new Browser(files.http(2))) {
      assertThat(two.put("/v1/table/a", "1").outcome()).isEqualTo("ok");
    }
  }
}
