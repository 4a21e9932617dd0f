package dev.rhenea.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's mistake is no reason for a node to end. */
class NodeHostTest {
  @Test
  void aFileThatCannotBeReadIsNone(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "secret");
    assertThat(NodeHost.read(file.toString())).contains(Payload.utf8("secret"));
    assertThat(NodeHost.read(folder.toString())).isEmpty();
    assertThat(NodeHost.read(folder.resolve("none").toString())).isEmpty();
    assertThat(NodeHost.read("/proc/self/mem")).isEmpty(); // there, and not readable
    assertThat(NodeHost.read("no\0name")).isEmpty();
  }
}
