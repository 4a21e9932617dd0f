package dev.rhenea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.Operator.Ended;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.s3server.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes move a closed segment into a bucket, as an operator would, and read it from
 * there; the service dies, all of them begin again without it, and it comes back (Delos, section 3:
 * reconfigModify; section 4: BackupLoglet).
 */
@Timeout(300)
class ColdBucketTest {
  private @TempDir Path folder;
  private S3Server service;

  @BeforeEach
  void up() throws Exception {
    service = S3Server.start(Files.createDirectory(folder.resolve("served")));
    Files.writeString(folder.resolve("s3.key"), S3Server.CREDENTIALS);
    rhenea(Exit.VALID, "up", "--ports", "0");
  }

  @AfterEach
  void down() {
    rhenea(Exit.VALID, "down", "--wipe");
    service.close();
  }

  private Operator operator() {
    return new Operator(folder.resolve("cluster"));
  }

  private String rhenea(int expected, String... arguments) {
    return operator().rhenea(expected, arguments);
  }

  private String target(String bucket) {
    return "s3(bucket: \"%s\", credentials: file(\"%s\"))"
        .formatted(bucket, folder.resolve("s3.key"));
  }

  /** Closes the segment that is open. */
  private void close() {
    Ended ended = operator().switchTo("native(n1, n2, n3)", "--log", "cold");
    assertThat(ended.status()).as(ended.text()).isEqualTo(Exit.VALID);
  }

  @Test
  void aClosedSegmentIsReadFromABucketThatGoesAndComesBack() {
    rhenea(Exit.VALID, "logs", "create", "cold");
    for (String entry : List.of("a", "b", "c")) {
      rhenea(Exit.VALID, "append", entry, "--log", "cold");
    }
    close();
    rhenea(Exit.VALID, "append", "d", "--log", "cold");

    String elsewhere = target(service.address("").replace("/cold/", "/nobodys"));
    assertThat(rhenea(Exit.INVALID, "modify", "s0", elsewhere, "--log", "cold"))
        .contains("/nobodys is not there, from n", "create the bucket");
    assertNoNodeEndsForCredentials();
    assertThat(rhenea(Exit.VALID, "modify", "s0", target(service.address("logs")), "--log", "cold"))
        .contains("log cold: s0 is on s3(bucket: ");
    assertReadsAll();

    service.stop();
    restartNodes();
    Ended gone = operator().rhenea("read", "--log", "cold", "--limit", "4");
    assertThat(gone.status()).as(gone.text()).isNotEqualTo(Exit.VALID);
    assertThat(gone.text()).contains("bucket " + service.address("logs"), "the service must come");
    assertThat(gone.text()).doesNotContain("not a secret");
    assertThat(rhenea(Exit.VALID, "append", "e", "--log", "cold")).isNotEmpty();
    assertThat(rhenea(Exit.VALID, "read", "--log", "cold", "--from", "3", "--limit", "1"))
        .contains("d");

    service.restart();
    assertReadsAll();
  }

  /** A folder cannot be read as a file; all that follows is asked of the same nodes. */
  private void assertNoNodeEndsForCredentials() {
    String unreadable =
        "s3(bucket: \"%s\", credentials: file(\"%s\"))".formatted(service.address("logs"), folder);
    assertThat(operator().rhenea("restore", "--from", unreadable).text())
        .contains("there are no credentials in file '" + folder);
    assertThat(rhenea(Exit.VALID, "status")).contains("n1   up", "n2   up", "n3   up");
  }

  /** None of them remembers anything of the bucket then. */
  private void restartNodes() {
    rhenea(Exit.VALID, "kill", "n1", "n2", "n3");
    rhenea(Exit.VALID, "start");
  }

  private void assertReadsAll() {
    assertThat(
            rhenea(Exit.VALID, "read", "--log", "cold", "--limit", "4")
                .lines()
                .map(line -> line.substring(8)))
        .containsExactly("a", "b", "c", "d");
  }
}
