package dev.rhenea.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {
  private final ProcessHandle self = ProcessHandle.current();
  private @TempDir Path folder;

  @Test
  void aRunningProcessIsFoundAgain() throws Exception {
    assertThat(ProcessRecord.read(folder)).isEmpty();
    ProcessRecord.of(self).write(folder);
    assertThat(ProcessRecord.read(folder).orElseThrow().process()).contains(self);
  }

  /** Numbers of processes are used again: whoever has ours now must not be killed for it. */
  @Test
  void aLaterProcessWithTheSameNumberIsAnother() {
    long started = self.info().startInstant().orElseThrow().toEpochMilli();
    long earlier = started - Duration.ofMinutes(5).toMillis();
    assertThat(new ProcessRecord(self.pid(), earlier).process()).isEmpty();
  }

  @Test
  void aDamagedRecordIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("process.json"), "{\"pid\": ");
    assertThatThrownBy(() -> ProcessRecord.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is damaged");
  }
}
