package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.History;
import java.util.List;

/**
 * A sequential object: what the answers in a history would have been if calls came one at a time.
 *
 * @param <S> its states; see {@link Action}
 */
public interface Model<S> {

  /**
   * Understands the calls of {@code history}, and sorts them by the object they are about: the
   * finer, the faster.
   *
   * @throws dev.rhenea.checker.history.IllegalHistoryException if a call is none of this model's,
   *     or has an argument or result of the wrong shape
   */
  List<Part<S>> parts(History history);

  /** Returns {@code state} for people, on one line. */
  default String show(S state) {
    return state.toString();
  }
}
