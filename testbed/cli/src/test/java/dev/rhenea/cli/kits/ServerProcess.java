package dev.rhenea.cli.kits;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The process of one server: started, killed, stopped for a while, by its id. */
final class ServerProcess {
  /** The folder of the node's journal within its own. */
  static final String JOURNAL = "journal";

  private final List<String> arguments;
  private final Path folder;
  private @Nullable Process process;
  private boolean ready;

  /**
   * Not started yet.
   *
   * @param sockets the file of {@link Sockets}
   */
  ServerProcess(Path sockets, String node, Path folder) {
    this.arguments = List.of(sockets.toString(), node, folder.toString());
    this.folder = folder;
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  /** Starts it if it does not run; {@link #awaitReady} tells when it listens. */
  void start() {
    if (process != null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      process =
          new ProcessBuilder(
                  Stream.concat(
                          Stream.of(
                              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                              "--enable-native-access=ALL-UNNAMED",
                              "--sun-misc-unsafe-memory-access=allow",
                              "-Xmx192m",
                              "-XX:+UseSerialGC", // three of them share a small machine
                              "-XX:TieredStopAtLevel=1", // they do not live long enough for more
                              "-XX:+UnlockDiagnosticVMOptions",
                              "-XX:-BytecodeVerificationRemote", // a third of the start
                              "-XX:-UsePerfData", // leaves no file behind when it is killed
                              "-cp",
                              silentClassPath(),
                              ServerMain.class.getName()),
                          arguments.stream())
                      .toList())
              .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Without the logger, which takes a quarter of the start and would have nobody to talk to. */
  private static String silentClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("logback"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns when a started server listens; at once if it is down. */
  void awaitReady() {
    Process started = process;
    if (started == null || ready) {
      return;
    }
    try {
      BufferedReader output = started.inputReader();
      String line = output.readLine();
      while (line != null && !line.equals(ServerMain.READY)) {
        line = output.readLine();
      }
      if (line == null) {
        started.waitFor();
        requireAlive();
      }
      ready = true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Fails if the process ended by itself: a unit reported a bug, or it could not start. */
  void requireAlive() {
    if (process != null && !process.isAlive()) {
      try {
        throw new AssertionError("a server ended by itself: " + Files.readString(errors()));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** Ends it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    Process running = process;
    process = null;
    ready = false;
    if (running != null) {
      try {
        running.destroyForcibly().waitFor();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }

  /** Sends {@code STOP} or {@code CONT}. */
  void signal(String name) {
    if (process == null) {
      return;
    }
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("the process cannot be signalled");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Deletes what its journal holds; it must be down. */
  void wipe() {
    try (Stream<Path> files = Files.walk(folder.resolve(JOURNAL))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
