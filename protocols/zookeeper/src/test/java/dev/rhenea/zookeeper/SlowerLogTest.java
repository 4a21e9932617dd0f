package dev.rhenea.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowerLogTest {
  private static final Duration LATENCY = Duration.ofMillis(2);

  @TempDir Path folder;

  private FileTxnSnapLog files() throws Exception {
    return new FileTxnSnapLog(folder.resolve("log").toFile(), folder.resolve("snapshots").toFile());
  }

  @Test
  void withoutALatencyTheFilesAreWhatTheyWere() throws Exception {
    FileTxnSnapLog files = files();
    assertThat(SlowerLog.over(files, Duration.ZERO)).isSameAs(files);
  }

  @Test
  void withOneTheSameFilesAreWrittenAndASyncTakesAtLeastThatLong() throws Exception {
    FileTxnSnapLog files = files();
    FileTxnSnapLog slower = SlowerLog.over(files, LATENCY);
    assertThat(slower.getDataLogDir()).isEqualTo(files.getDataLogDir());
    assertThat(slower.getSnapDir()).isEqualTo(files.getSnapDir());
    long begin = System.nanoTime();
    slower.commit();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(LATENCY.toNanos());
  }
}
