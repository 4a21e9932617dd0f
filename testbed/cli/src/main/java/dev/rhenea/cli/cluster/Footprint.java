package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node takes up, in bytes.
 *
 * @param heap of live objects: what a full collection, made for this, left
 * @param resident of main memory, all in all; empty where {@code /proc} does not tell
 * @param files in its folder
 */
public record Footprint(long heap, OptionalLong resident, long files) {
  /** A kind of heap that is said how much is used of: {@code total 39296K, used 1234K}. */
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  /** How long a process may take to say what it takes up: it may be stopped. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  static Footprint of(long process, Path folder) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    return new Footprint(
        heap(jcmd(process, "GC.heap_info")),
        resident(Path.of("/proc", Long.toString(process), "status")),
        files(folder));
  }

  /** The bytes in use, as {@code jcmd GC.heap_info} says it of the serial collector's parts. */
  static long heap(String info) throws IOException {
    List<Long> parts = kilobytes(USED.matcher(info));
    if (parts.isEmpty()) {
      throw new IOException("cannot tell how much of the heap is used from: " + info.strip());
    }
    return parts.stream().mapToLong(Long::longValue).sum();
  }

  private static OptionalLong resident(Path status) throws IOException {
    return Files.isReadable(status)
        ? kilobytes(RESIDENT.matcher(Files.readString(status))).stream()
            .mapToLong(Long::longValue)
            .findFirst()
        : OptionalLong.empty();
  }

  private static List<Long> kilobytes(Matcher matcher) {
    List<Long> bytes = new ArrayList<>();
    matcher
        .results()
        .map((MatchResult found) -> Long.parseLong(found.group(1)) << 10)
        .forEach(bytes::add);
    return bytes;
  }

  private static long files(Path folder) throws IOException {
    AtomicLong sum = new AtomicLong();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) { // the node does not stand still meanwhile
              return FileVisitResult.CONTINUE;
            }
            throw why;
          }
        });
    return sum.get();
  }

  private static String jcmd(long process, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    words.add(Long.toString(process));
    words.addAll(List.of(command));
    Path answer = Files.createTempFile("rhenea-jcmd", ".txt"); // a pipe would be waited for
    try {
      Process asking =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      boolean ended = asking.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      asking.destroyForcibly();
      String said = Files.readString(answer).strip();
      if (!ended || asking.waitFor() != 0) {
        throw new IOException(
            String.join(" ", words)
                + (ended ? ": " + said : " had no answer in %d s".formatted(PATIENCE.toSeconds())));
      }
      return said;
    } finally {
      Files.delete(answer);
    }
  }
}
