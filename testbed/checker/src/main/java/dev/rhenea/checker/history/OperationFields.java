package dev.rhenea.checker.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an operation of the map on a line. Other tools add keys of their own ({@code error}, {@code
 * exception}, ...): those are read past.
 */
final class OperationFields {

  private static final List<String> WANTED =
      List.of("index", "time", "type", "process", "f", "value");

  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final LineCursor line;

  private OperationFields(LineCursor line) {
    this.line = line;
  }

  static Operation read(List<Field> fields, LineCursor line) throws MalformedHistoryException {
    OperationFields known = new OperationFields(line);
    for (Field field : fields) {
      if (known.fields.put(field.name(), field) != null) {
        throw line.error(field.column(), "the key " + field.name() + " occurs twice");
      }
    }
    known.requireAll();
    return new Operation(
        known.count("index"),
        known.count("time"),
        known.type(),
        known.process(),
        known.f(),
        known.value("value"));
  }

  private void requireAll() throws MalformedHistoryException {
    List<String> missing = new ArrayList<>(WANTED);
    missing.removeAll(fields.keySet());
    if (!missing.isEmpty()) {
      throw line.error(1, "an operation needs the key " + String.join(", ", missing));
    }
  }

  private Value value(String name) {
    return field(name).value();
  }

  private Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalStateException("read before requireAll: " + name);
    }
    return field;
  }

  private long count(String name) throws MalformedHistoryException {
    if (value(name) instanceof Value.Int(long number) && number >= 0) {
      return number;
    }
    throw wrong(name, "an integer of at least 0");
  }

  private Operation.Type type() throws MalformedHistoryException {
    String label = name(value("type"));
    for (Operation.Type type : Operation.Type.values()) {
      if (type.label().equals(label)) {
        return type;
      }
    }
    throw wrong("type", "invoke, ok, fail or info");
  }

  private ProcessId process() throws MalformedHistoryException {
    Value value = value("process");
    if (value instanceof Value.Int(long number) && number >= 0) {
      return ProcessId.client(number);
    }
    if (name(value).equals(ProcessId.nemesis().toString())) {
      return ProcessId.nemesis();
    }
    throw wrong("process", "an integer of at least 0, or nemesis");
  }

  private String f() throws MalformedHistoryException {
    String name = name(value("f"));
    if (!Names.isName(name)) {
      throw wrong("f", "a name, like read or append");
    }
    return name;
  }

  /** Returns what JSON writes as a string and EDN as a keyword; empty if it is neither. */
  private static String name(Value value) {
    return switch (value) {
      case Value.Text text -> text.value();
      case Value.Keyword keyword -> keyword.name();
      default -> "";
    };
  }

  private MalformedHistoryException wrong(String name, String wanted) {
    return line.error(field(name).column(), name + " must be " + wanted + ", not " + value(name));
  }
}
