package dev.rhenea.checker.history;

/** Writes values and operations as EDN, on one line. */
final class EdnPrinter {

  private EdnPrinter() {}

  static String print(Operation operation) {
    StringBuilder out = new StringBuilder();
    out.append("{:index ").append(operation.index());
    out.append(", :time ").append(operation.time());
    out.append(", :type :").append(operation.type().label());
    out.append(", :process ");
    switch (operation.process()) {
      case ProcessId.Client client -> out.append(client.number());
      case ProcessId.Nemesis nemesis -> out.append(':').append(nemesis);
    }
    out.append(", :f :").append(operation.f()).append(", :value ");
    print(operation.value(), out);
    return out.append('}').toString();
  }

  static String print(Value value) {
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
  }

  private static void print(Value value, StringBuilder out) {
    switch (value) {
      case Value.Nil nil -> out.append("nil");
      case Value.Bool bool -> out.append(bool.value());
      case Value.Int integer -> out.append(integer.value());
      case Value.Real real -> out.append(real.value());
      case Value.Text text -> QuotedText.print(text.value(), out);
      case Value.Keyword keyword -> out.append(':').append(keyword.name());
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
      separator = " ";
    }
    out.append(']');
  }

  private static void mapping(Value.Mapping mapping, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (var entry : mapping.entries().entrySet()) {
      out.append(separator);
      print(entry.getKey(), out);
      out.append(' ');
      print(entry.getValue(), out);
      separator = ", ";
    }
    out.append('}');
  }
}
