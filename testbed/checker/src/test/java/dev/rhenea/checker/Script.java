package dev.rhenea.checker;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Histories as a person would jot them down, one event a line:
 *
 * <pre>
 *   append "v" -> [0 "v"]     a whole call, by a process of its own
 *   a: tail                   process a invokes
 *   a: -> 0                   and is answered
 *   write 3 -> info           outcomes other than ok
 *   # why                     a comment
 * </pre>
 */
public final class Script {

  private final StringBuilder edn = new StringBuilder();
  private final Map<String, String> openCalls = new LinkedHashMap<>();
  private final Map<String, Integer> processes = new LinkedHashMap<>();
  private int index;

  private Script() {}

  public static History history(String text) {
    Script script = new Script();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(script::line);
    try {
      return new HistoryReader(new StringReader(script.edn.toString()), HistoryFormat.EDN)
          .readAll();
    } catch (IOException e) {
      throw new IllegalArgumentException("a wrong script: " + e.getMessage(), e);
    }
  }

  private void line(String line) {
    String[] halves = line.strip().split("->", 2);
    boolean named = halves[0].matches("\\w+:.*");
    String process = named ? halves[0].substring(0, halves[0].indexOf(':')) : "line " + index;
    String request = (named ? halves[0].substring(process.length() + 1) : halves[0]).strip();
    if (!request.isEmpty()) {
      String[] words = request.split(" ", 2);
      openCalls.put(process, words[0]);
      event(process, "invoke", words[0], words.length > 1 ? words[1] : "nil");
    }
    if (halves.length > 1) {
      answer(process, halves[1].strip());
    }
  }

  private void answer(String process, String outcome) {
    String f = Objects.requireNonNull(openCalls.remove(process), process + " has no call");
    switch (outcome) {
      case "ok", "fail", "info" -> event(process, outcome, f, "nil");
      default -> event(process, "ok", f, outcome);
    }
  }

  private void event(String process, String type, String f, String value) {
    int number = processes.computeIfAbsent(process, unseen -> processes.size());
    edn.append("{:index %d, :time %d, :type :%s".formatted(index, index * 1000L, type));
    edn.append(", :process %d, :f :%s, :value %s}\n".formatted(number, f, value));
    index++;
  }
}
