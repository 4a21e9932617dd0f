package dev.rhenea.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tarball as somebody has it who unpacked it on a machine without Java: not where it was built,
 * and with nothing on the PATH but what the launcher needs of a system.
 *
 * @param folder what was in the tarball
 * @param path the only folder on the PATH
 * @param state where commands leave things
 */
record Unpacked(Path folder, Path path, Path state) {
  private static final List<String> TOOLS = List.of("dirname", "readlink");

  /** What a command printed, and how it ended. */
  record Ended(int status, String out, String err) {}

  static Unpacked into(Path somewhere) throws IOException, InterruptedException {
    Path tarball = Path.of(System.getProperty("rhenea.tarball"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", tarball.toString(), "-C", somewhere.toString())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new IOException("cannot unpack " + tarball);
    }
    Path path = Files.createDirectory(somewhere.resolve("path"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), installed(tool));
    }
    String name = tarball.getFileName().toString().replace(".tar.gz", "");
    return new Unpacked(somewhere.resolve(name), path, somewhere.resolve("state"));
  }

  private static Path installed(String tool) throws IOException {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("no " + tool + " on the PATH"));
  }

  /** Starts {@code bin/rhenea}. */
  ProcessBuilder rhenea(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(folder.resolve("bin/rhenea").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", path.toString());
    builder.environment().put("RHENEA_STATE", state.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Runs it to its end. What it prints fits into files, so that it never waits for a reader. */
  Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(path.getParent(), "out", "");
    Path err = Files.createTempFile(path.getParent(), "err", "");
    int status =
        rhenea(environment, arguments)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ended(status, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Names of the files in one of its folders. */
  List<String> files(String within) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(within))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
