package dev.rhenea.cli.newprotocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The files of a new protocol's module. */
final class Scaffold {
  private static final List<String> CLASSES =
      List.of("Loglet", "LogletProvider", "Message", "Server");

  private Scaffold() {}

  /** The text of each file, by its path within the module. */
  static SequencedMap<String, String> files(ProtocolNames names) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    String code = "src/main/java/dev/rhenea/" + names.javaPackage() + "/";
    String tests = "src/test/java/dev/rhenea/" + names.javaPackage() + "/";
    files.put("pom.xml", template("pom.xml", names));
    files.put(code + "package-info.java", template("package-info.java", names));
    files.put(code + "Requests.java", template("Requests.java", names));
    for (String name : CLASSES) {
      files.put(code + names.javaClass() + name + ".java", template(name + ".java", names));
    }
    files.put(
        "src/main/resources/META-INF/services/dev.rhenea.provider.LogletProvider",
        template("LogletProvider.service", names));
    files.put(tests + names.javaClass() + "LogletTest.java", template("LogletTest.java", names));
    return files;
  }

  private static String template(String resource, ProtocolNames names) {
    try (InputStream in = Scaffold.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no template " + resource);
      }
      return names.fill(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
