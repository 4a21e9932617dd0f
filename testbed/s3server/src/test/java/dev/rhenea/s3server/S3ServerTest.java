package dev.rhenea.s3server;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jclouds.blobstore.BlobStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTest {
  /** What one writer removes is no folder that another one is about to use. */
  @Test
  void objectsComeAndGoWithoutHinderingEachOther(@TempDir Path folder) {
    try (S3Server server = S3Server.start(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "some/writer" + writer;
        writers.add(threads.submit(() -> comeAndGo(server.content(), name)));
      }
      for (Future<?> writer : writers) {
        assertThatCode(writer::get).doesNotThrowAnyException();
      }
    }
  }

  private static void comeAndGo(BlobStore objects, String name) {
    for (int time = 0; time < 300; time++) {
      objects.putBlob("cold", objects.blobBuilder(name).payload("there").build());
      objects.removeBlob("cold", name);
    }
  }
}
