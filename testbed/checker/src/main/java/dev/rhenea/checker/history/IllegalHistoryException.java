package dev.rhenea.checker.history;

/**
 * These operations are not a history, or not one of the expected model: whoever recorded it made a
 * mistake, so no verdict is due. The message is one line and names the operation by its index.
 */
public final class IllegalHistoryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final long index;
  private final String what;

  /**
   * Says what is wrong with one operation.
   *
   * @param index the index of the operation
   * @param what what is wrong with it
   */
  public IllegalHistoryException(long index, String what) {
    this.index = index;
    this.what = what;
  }

  /**
   * Says that {@code operation} carries a value of the wrong shape.
   *
   * @param wanted the shape that was expected, such as {@code [key value]}
   */
  public static IllegalHistoryException wrongValue(Operation operation, String wanted) {
    return new IllegalHistoryException(
        operation.index(),
        "the value of %s %s must be %s, not %s"
            .formatted(operation.type().label(), operation.f(), wanted, operation.value()));
  }

  @Override
  public String getMessage() {
    return "operation " + index + ": " + what;
  }

  /** Returns the index of the operation. */
  public long index() {
    return index;
  }
}
