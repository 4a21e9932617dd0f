package dev.rhenea.checker.history;

/** About how many bytes of memory an operation takes, and what the checkers make of it. */
final class Footprint {

  private static final long OPERATION = 300;
  private static final long VALUE = 24;
  private static final long TEXT = 64;

  /** A place in a list, with what growing it leaves unused. */
  private static final long ITEM = 12;

  private Footprint() {}

  static long of(Operation operation) {
    return OPERATION + of(operation.value());
  }

  private static long of(Value value) {
    return switch (value) {
      case Value.Nil nil -> 0;
      case Value.Bool bool -> VALUE;
      case Value.Int number -> VALUE;
      case Value.Real number -> VALUE;
      case Value.Text(String text) -> TEXT + 2L * text.length();
      case Value.Keyword(String name) -> TEXT + 2L * name.length();
      case Value.Seq seq -> {
        long sum = TEXT;
        for (Value item : seq.items()) {
          sum += ITEM + of(item);
        }
        yield sum;
      }
      case Value.Mapping mapping -> {
        long sum = TEXT;
        for (var entry : mapping.entries().entrySet()) {
          sum += TEXT + of(entry.getKey()) + of(entry.getValue());
        }
        yield sum;
      }
    };
  }
}
