package dev.rhenea.cli.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rhenea.cli.check.Subject.Kind;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A judge in a JVM of its own, with the same heap as every other: started anew for each list of
 * files, so that nothing is left of the searches before.
 *
 * @param program class path, main class and the arguments in front
 * @param algorithm the argument between the object and the time, empty if there is no choice
 */
record JudgeProcess(String name, List<String> program, List<String> algorithm) implements Judge {
  private static final String HEAP = "-Xmx4g";

  /** For starting and for reading files, which count for nothing. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What {@code rhenea check} does. */
  static JudgeProcess rhenea() {
    return new JudgeProcess(
        "rhenea check",
        List.of("--class-path", System.getProperty("java.class.path"), JudgeFiles.class.getName()),
        List.of());
  }

  /**
   * Rhenea, and Knossos from where the environment says.
   *
   * @throws IOException if Knossos is not there
   */
  static List<Judge> withKnossos() throws IOException {
    List<Judge> judges = new ArrayList<>();
    judges.add(rhenea());
    judges.addAll(knossos(System.getenv("KNOSSOS_CLASSPATH")));
    return judges;
  }

  /**
   * Rhenea, and Elle from where the environment says.
   *
   * @throws IOException if Elle is not there
   */
  static List<Judge> withElle() throws IOException {
    return List.of(rhenea(), elle(System.getenv("ELLE_CLASSPATH")));
  }

  /**
   * Knossos, whose three algorithms judge alike and take their time in different ways.
   *
   * @throws IOException if it is not there
   */
  static List<JudgeProcess> knossos(@Nullable String classPath) throws IOException {
    if (classPath == null) {
      throw new IOException(
          """
          Knossos is not part of Rhenea: put its class path into KNOSSOS_CLASSPATH, which is what \
          clojure -Spath -Sdeps '{:deps {knossos/knossos {:mvn/version "0.3.15"}}}' prints\
          """);
    }
    List<String> program = script(classPath, "knossos");
    return Stream.of("linear", "wgl", "competition")
        .map(algorithm -> new JudgeProcess(algorithm, program, List.of(algorithm)))
        .toList();
  }

  /**
   * Elle, for strict serializability.
   *
   * @throws IOException if it is not there
   */
  static JudgeProcess elle(@Nullable String classPath) throws IOException {
    if (classPath == null) {
      throw new IOException(
          """
          Elle is not part of Rhenea: put its class path into ELLE_CLASSPATH, which is what \
          clojure -Spath -Sdeps '{:deps {jepsen/jepsen {:mvn/version "0.3.11"}}}' prints: it brings \
          what Elle itself lists for its developers only\
          """);
    }
    return new JudgeProcess("elle", script(classPath, "elle"), List.of());
  }

  /** How to call the {@code compare.clj} of a judge that is written in Clojure. */
  private static List<String> script(String classPath, String judge) throws IOException {
    Path script =
        Path.of(
                System.getProperty("rhenea.home", "."),
                "testbed/checker/%s/compare.clj".formatted(judge))
            .toAbsolutePath();
    if (!Files.exists(script)) {
      throw new IOException("there is no " + script + "; run it in a checkout");
    }
    return List.of(
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.awt.headless=true", // Elle's pictures would want a display
        "--class-path",
        classPath,
        "clojure.main",
        script.toString());
  }

  @Override
  public List<Judged> judge(Kind kind, Path folder, List<String> files, Duration atMost)
      throws IOException, InterruptedException {
    String stem = "%s-%s".formatted(name.replace(' ', '-'), files.getLast());
    Path answers = folder.resolve(stem + ".jsonl");
    Process process =
        new ProcessBuilder(command(kind, files, atMost))
            .directory(folder.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(Redirect.to(folder.resolve(stem + ".err").toFile()))
            .start();
    String end = end(process, atMost.multipliedBy(files.size()).plus(PATIENCE));
    return complete(files, read(answers), end);
  }

  private List<String> command(Kind kind, List<String> files, Duration atMost) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.addAll(program);
    command.add(kind.toString());
    command.addAll(algorithm);
    command.add(Long.toString(atMost.toSeconds()));
    command.addAll(files);
    return command;
  }

  /** Waits for the end of {@code process}, and says how it came. */
  private static String end(Process process, Duration atMost) throws InterruptedException {
    try {
      return process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)
          ? "the process ended with status " + process.exitValue()
          : "no answer, long after the time was up";
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The answers in a file; a process that was killed may have left half a line. */
  private static Map<String, Judged> read(Path answers) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, Judged> read = new LinkedHashMap<>();
    for (String line : Files.readAllLines(answers)) {
      if (line.endsWith("}")) {
        Judged judged = mapper.readValue(line, Judged.class);
        read.put(judged.file(), judged);
      }
    }
    return read;
  }

  private List<Judged> complete(List<String> files, Map<String, Judged> answers, String end) {
    return files.stream()
        .map(file -> answers.getOrDefault(file, Judged.silent(name, file, end)))
        .toList();
  }
}
