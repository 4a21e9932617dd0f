package dev.rhenea.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that {@code rhenea check} is given, and what it says. */
final class HistoryFile {
  /** Reads return what was written last, but for the last read, if {@code %s} is not 2. */
  static final String REGISTER =
      """
      ; a comment, as people write them
      {:process 0, :type :invoke, :f :write, :value 1, :time 1, :index 0}
      {:process 1, :type :invoke, :f :read, :value nil, :time 2, :index 1}
      {:process 0, :type :ok, :f :write, :value 1, :time 3, :index 2}
      {:process 1, :type :ok, :f :read, :value 1, :time 4, :index 3}
      {:process :nemesis, :type :info, :f :kill, :value {:n1 :killed}, :time 4, :index 4}
      {:process 0, :type :invoke, :f :write, :value 2, :time 5, :index 5}
      {:process 0, :type :ok, :f :write, :value 2, :time 6, :index 6}
      {:process 1, :type :invoke, :f :read, :value nil, :time 7, :index 7, :error "none"}
      {:process 1, :type :ok, :f :read, :value %s, :time 8, :index 8}
      """;

  private final Session rhenea = new Session();
  private final Path path;

  HistoryFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  Session rhenea() {
    return rhenea;
  }

  String out() {
    return rhenea.out();
  }

  String err() {
    return rhenea.err();
  }

  /** Checks {@code text} and returns the exit status. */
  int check(String model, String text, String... more) throws IOException {
    Files.writeString(path, text);
    String[] arguments = new String[more.length + 4];
    arguments[0] = "check";
    arguments[1] = "--model";
    arguments[2] = model;
    arguments[3] = path.toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return rhenea.run(arguments);
  }

  /** Calls are {@code f argument -> result}. */
  static String oneByOne(String calls) {
    StringBuilder edn = new StringBuilder();
    int index = 0;
    for (String call : calls.split(";", -1)) {
      String[] halves = call.strip().split(" -> ", 2);
      String[] asked = halves[0].split(" ", 2);
      for (String type : new String[] {"invoke", "ok"}) {
        edn.append("{:index %d, :time %d, :type :%s".formatted(index, index, type))
            .append(", :process 0, :f :%s".formatted(asked[0]))
            .append(", :value %s}\n".formatted(type.equals("ok") ? halves[1] : asked[1]));
        index++;
      }
    }
    return edn.toString();
  }

  static String operation(int index, int process, String type, String f, String value) {
    return "{:index %d, :time %d, :type :%s, :process %d, :f :%s, :value %s}\n"
        .formatted(index, index, type, process, f, value);
  }
}
