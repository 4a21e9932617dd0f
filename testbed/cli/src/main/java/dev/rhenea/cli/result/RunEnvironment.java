package dev.rhenea.cli.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and how a run was made.
 *
 * @param command as it was typed
 * @param revision of the sources, or {@code unknown} where nothing says it
 * @param started ISO 8601, UTC
 * @param heapMiB the largest heap of this process
 */
public record RunEnvironment(
    String command,
    String revision,
    String started,
    String jdk,
    String system,
    int cores,
    long heapMiB) {

  /** The environment of this process, now. */
  public static RunEnvironment of(String command) {
    return new RunEnvironment(
        command,
        currentRevision(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.vendor.version", System.getProperty("java.vendor"))
            + " "
            + Runtime.version(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  /** An installation has it in a file, which also keeps git from finding a folder around it. */
  private static String currentRevision() {
    Path home = Path.of(System.getProperty("rhenea.home", "."));
    try {
      Path written = home.resolve("REVISION");
      if (Files.exists(written)) {
        return Files.readString(written).strip();
      }
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !text.isEmpty() ? text : "unknown";
    } catch (IOException e) {
      return "unknown"; // no git on this machine
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
