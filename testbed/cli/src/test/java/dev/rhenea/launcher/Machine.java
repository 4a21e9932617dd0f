package dev.rhenea.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A machine as the launcher sees it: a checkout, a PATH and a folder of JDKs, each holding what a
 * test puts there and nothing of the real machine but the basic tools of a shell.
 */
final class Machine {

  private static final Path LAUNCHER = Path.of(System.getProperty("basedir"), "../../rhenea");
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "bash",
          "cat",
          "cut",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "readlink",
          "sed",
          "tee",
          "touch",
          "uname");

  private final Path checkout;
  private final Path tools;
  private final Path jdks;
  private final Map<String, String> environment = new TreeMap<>();

  /** What the launcher did: exit status and what it wrote. */
  record Run(int status, String out, String err) {}

  /** A machine with no JDK and no Maven. */
  Machine(Path folder) throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout"));
    tools = Files.createDirectories(folder.resolve("bin"));
    jdks = Files.createDirectories(folder.resolve("jdks"));
    for (String name : TOOLS) {
      linkTool(name);
    }
    for (String part :
        List.of("protocols", "stores", "virtuallog", "composition", "filters", "testbed")) {
      Files.createDirectories(checkout.resolve(part));
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>\n");
    Files.copy(LAUNCHER, checkout.resolve("rhenea"));
    environment.put("PATH", tools.toString());
    environment.put("HOME", folder.toString());
    environment.put("RHENEA_JDKS", jdks.toString());
  }

  private void linkTool(String name) throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path tool = Path.of(folder, name);
      if (Files.isExecutable(tool)) {
        Files.createSymbolicLink(tools.resolve(name), tool);
        return;
      }
    }
  }

  /** Adds what looks like a JDK of that version; it cannot run anything. */
  Path addJdk(String version) throws IOException {
    Path jdk = Files.createDirectories(jdks.resolve("jdk-" + version));
    writeProgram(jdk.resolve("bin/java"), "exit 99");
    writeProgram(jdk.resolve("bin/javac"), "exit 99");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  /** Adds the JDK this test runs on. */
  void addRealJdk() throws IOException {
    Files.createSymbolicLink(jdks.resolve("real"), Path.of(System.getProperty("java.home")));
  }

  /** Adds a Maven that runs this shell script instead. */
  void addMaven(String script) throws IOException {
    writeProgram(tools.resolve("mvn"), script);
  }

  /** Makes the checkout look built, with the class path of this test. */
  void build() throws IOException {
    Path file = checkout.resolve(".rhenea/build/rhenea-cli/runtime.classpath");
    Files.createDirectories(file.getParent());
    Files.writeString(file, System.getProperty("java.class.path"));
  }

  /** Changes a source file of the checkout. */
  void editSource() throws IOException {
    Path source = checkout.resolve("virtuallog/src/main/java/New.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "interface New {}\n");
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Runs {@code rhenea} with those arguments, not on a terminal. */
  Run rhenea(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./rhenea"));
    command.addAll(List.of(arguments));
    Path out = checkout.resolve("out");
    Path err = checkout.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Run(status, Files.readString(out), Files.readString(err));
  }

  private static void writeProgram(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }
}
