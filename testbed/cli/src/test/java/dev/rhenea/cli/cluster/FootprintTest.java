package dev.rhenea.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process takes up, told by the JVM and the operating system. */
class FootprintTest {
  @Test
  void theHeapIsTheSumOfItsParts() throws IOException {
    String info =
        """
        4711:
        DefNew     total 39296K, used 1500K [0x00000000e0000000, 0x00000000e2aa0000)
         eden space 34944K,   4% used [0x00000000e0000000, 0x00000000e0177348)
        Tenured    total 87424K, used 20000K [0x00000000eaaa0000, 0x00000000f0000000)
         the  space 87424K,  22% used [0x00000000eaaa0000, 0x00000000ebe28000)
        Metaspace       used 41234K, committed 41856K, reserved 1114112K
        """;
    assertThat(Footprint.heap(info)).isEqualTo(21500L << 10);
    assertThatThrownBy(() -> Footprint.heap("nothing")).hasMessageContaining("nothing");
  }

  @Test
  void aProcessIsAskedAndItsFilesAreCounted(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("deep"));
    Files.write(folder.resolve("deep").resolve("file"), new byte[1234]);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('.');
      Footprint footprint = Footprint.of(process.pid(), folder);
      assertThat(footprint.files()).isEqualTo(1234);
      assertThat(footprint.heap()).isBetween(100L << 10, 100L << 20);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** A process that says when it runs, and does nothing until it is ended. */
  static final class Sleeper {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.print('.');
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
