package dev.rhenea.virtuallog;

import dev.rhenea.loglet.LogletId;
import java.util.ArrayList;
import java.util.List;

/**
 * The Loglets of closed segments beside the chain: each is in one of the two lists from before it
 * exists, or from when it left the chain, until it was destroyed everywhere, or somebody gave it up
 * who knows that it cannot be ({@link Forgetting}).
 *
 * <pre>
 *   attempts  --published-->  the chain  --replaced or dropped-->  leftovers  --destroyed-->  forgotten
 *      \------------------given up, or too late------------------->
 * </pre>
 *
 * There is no way back, so that what a version shows as a leftover can be destroyed by anybody at
 * any time (V7).
 */
public record Copies(List<Attempt> attempts, List<Leftover> leftovers) {
  public static final Copies NONE = new Copies(List.of(), List.of());

  public Copies {
    attempts = List.copyOf(attempts);
    leftovers = List.copyOf(leftovers);
  }

  public boolean isEmpty() {
    return attempts.isEmpty() && leftovers.isEmpty();
  }

  Copies with(Attempt attempt) {
    return new Copies(appended(attempts, attempt), leftovers);
  }

  /** The attempt is in the chain now, and what it replaced is not. */
  Copies published(Attempt attempt, Segment replaced) {
    return new Copies(
        attempts.stream().filter(each -> !each.equals(attempt)).toList(),
        appended(leftovers, replaced.leftover()));
  }

  /** These segments are in the chain no more. */
  Copies dropped(List<Segment> segments) {
    List<Leftover> longer = new ArrayList<>(leftovers);
    segments.forEach(segment -> longer.add(segment.leftover()));
    return new Copies(attempts, longer);
  }

  /** The attempt is given up. */
  Copies without(Attempt attempt) {
    return attempts.contains(attempt)
        ? new Copies(
            attempts.stream().filter(each -> !each.equals(attempt)).toList(),
            appended(leftovers, attempt.leftover()))
        : this;
  }

  /** These Loglets are gone from everywhere, or nobody is to destroy what is left of them. */
  Copies forgetting(List<LogletId> gone) {
    return new Copies(
        attempts, leftovers.stream().filter(each -> !gone.contains(each.loglet())).toList());
  }

  /** With a chain in which some attempts cannot succeed any more. */
  Copies beside(Chain chain) {
    Copies next = this;
    for (Attempt attempt : attempts) {
      next = attempt.fits(chain) ? next : next.without(attempt);
    }
    return next;
  }

  private static <T> List<T> appended(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
