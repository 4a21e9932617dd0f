package dev.rhenea.checker.history;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import java.util.List;

/** Takes apart what operations carry, and says of which operation it has another shape. */
public final class Shape {
  private Shape() {}

  /**
   * Returns the items of {@code value}, which {@code operation} carries.
   *
   * @param wanted the shape that was expected, such as {@code [key value]}
   * @throws IllegalHistoryException if it has none
   */
  public static List<Value> items(Operation operation, Value value, String wanted) {
    if (value instanceof Value.Seq(List<Value> items)) {
      return items;
    }
    throw wrongValue(operation, wanted);
  }

  /** The same, and there are exactly {@code count} of them. */
  public static List<Value> items(Operation operation, Value value, int count, String wanted) {
    List<Value> items = items(operation, value, wanted);
    if (items.size() != count) {
      throw wrongValue(operation, wanted);
    }
    return items;
  }

  /** Returns what a keyword or a text spells; nothing else spells more than the empty text. */
  public static String name(Value value) {
    return switch (value) {
      case Value.Keyword(String name) -> name;
      case Value.Text(String name) -> name;
      default -> "";
    };
  }
}
