package dev.rhenea.contract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A real file system that can be filled: some megabytes of memory, mounted where one process looks
 * and nobody else. Linux, with mount namespaces for an ordinary user.
 *
 * @param at the folder it is mounted on, which must be there
 * @param megabytes its size, at least 1
 */
public record SmallDisk(Path at, int megabytes) {

  /** What runs the command that follows it on this disk. */
  public List<String> under() {
    return List.of(
        "unshare",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        "mount -t tmpfs -o size=%dm tmpfs \"$0\" && exec \"$@\"".formatted(megabytes),
        at.toString());
  }

  /** Whether this machine lets its user have one. */
  public boolean isPossible() throws InterruptedException {
    List<String> command = new ArrayList<>(under());
    command.add("true");
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** Its folder as {@code process}, which runs on it, sees it. */
  public Path seenBy(Process process) {
    return Path.of("/proc/" + process.pid() + "/root" + at);
  }

  /**
   * Writes zeros to {@code file} until there is no room for more.
   *
   * @throws IOException if something else goes wrong
   */
  public static void fill(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (true) {
        channel.write(ByteBuffer.allocate(1 << 16));
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }
}
