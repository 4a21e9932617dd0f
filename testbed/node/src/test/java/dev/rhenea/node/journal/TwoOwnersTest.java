package dev.rhenea.node.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder has one process at a time. */
class TwoOwnersTest {
  @TempDir Path folder;

  /** Holds a folder until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] folder) throws IOException {
      try (Journal journal = Journal.open(Path.of(folder[0]), JournalOptions.DEFAULT)) {
        System.out.println(journal.id());
        System.in.read();
      }
    }
  }

  @Test
  void aSecondOpenInThisProcessIsRefused() throws Exception {
    try (Journal _ = Journal.open(folder, JournalOptions.DEFAULT)) {
      assertThatThrownBy(() -> Journal.open(folder, JournalOptions.DEFAULT))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    }
    Journal.open(folder, JournalOptions.DEFAULT).close();
  }

  @Test
  void aFolderOfAnotherProcessIsRefusedUntilThatIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .start();
    try (BufferedReader output = other.inputReader()) {
      assertThat(output.readLine()).isNotEmpty();
      assertThatThrownBy(() -> Journal.open(folder, JournalOptions.DEFAULT))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("is in use by process " + other.pid())
          .hasMessageContaining("stop that node first");
    } finally {
      other.destroyForcibly().waitFor();
    }
    Journal.open(folder, JournalOptions.DEFAULT).close();
  }
}
