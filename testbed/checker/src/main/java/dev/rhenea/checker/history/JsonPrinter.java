package dev.rhenea.checker.history;

/**
 * Writes values and operations as JSON, on one line. Keywords become strings, and so do keys of
 * maps: a key that has no name of its own is written as its EDN.
 */
final class JsonPrinter {

  private JsonPrinter() {}

  static String print(Operation operation) {
    StringBuilder out = new StringBuilder();
    out.append("{\"index\":").append(operation.index());
    out.append(",\"time\":").append(operation.time());
    out.append(",\"type\":\"").append(operation.type().label());
    out.append("\",\"process\":");
    switch (operation.process()) {
      case ProcessId.Client client -> out.append(client.number());
      case ProcessId.Nemesis nemesis -> QuotedText.print(nemesis.toString(), out);
    }
    out.append(",\"f\":");
    QuotedText.print(operation.f(), out);
    out.append(",\"value\":");
    print(operation.value(), out);
    return out.append('}').toString();
  }

  private static void print(Value value, StringBuilder out) {
    switch (value) {
      case Value.Nil nil -> out.append("null");
      case Value.Bool bool -> out.append(bool.value());
      case Value.Int integer -> out.append(integer.value());
      case Value.Real real -> out.append(real.value());
      case Value.Text text -> QuotedText.print(text.value(), out);
      case Value.Keyword keyword -> QuotedText.print(keyword.name(), out);
      case Value.Seq seq -> seq(seq, out);
      case Value.Mapping mapping -> mapping(mapping, out);
    }
  }

  private static void seq(Value.Seq seq, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Value item : seq.items()) {
      out.append(separator);
      print(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void mapping(Value.Mapping mapping, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (var entry : mapping.entries().entrySet()) {
      out.append(separator);
      QuotedText.print(name(entry.getKey()), out);
      out.append(':');
      print(entry.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static String name(Value key) {
    return switch (key) {
      case Value.Text text -> text.value();
      case Value.Keyword keyword -> keyword.name();
      default -> EdnPrinter.print(key);
    };
  }
}
