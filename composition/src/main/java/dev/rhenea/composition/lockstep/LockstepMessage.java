package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.ordering.Ordered;
import dev.rhenea.ordering.Submission;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;

/** What is said to a conductor, and what it answers, in the order of a Loglet's life. */
sealed interface LockstepMessage {
  /** A request to the conductor. */
  sealed interface ToConductor extends LockstepMessage {}

  /** Its answer. */
  sealed interface FromConductor extends LockstepMessage {}

  /** Its name, and what it is about: for charts. */
  default String brief() {
    String name = getClass().getSimpleName();
    return switch (this) {
      case Outcome(long committed, Ordered ordered) when ordered.positions().isEmpty() ->
          ordered.rest().getClass().getSimpleName();
      case Outcome(long committed, Ordered ordered) ->
          ordered.positions().size() == 1
              ? name + " " + ordered.positions().getFirst()
              : "%s %d..%d"
                  .formatted(name, ordered.positions().getFirst(), ordered.positions().getLast());
      case Await(StorageId life, long beyond, Duration patience) -> name + " beyond " + beyond;
      case Committed(long length) -> name + " below " + length;
      default -> name;
    };
  }

  /**
   * Conduct these children from now on, which were created (M4: once in a data folder).
   *
   * @param needed how many of them are enough to read
   */
  record Begin(LogletId id, List<ProtocolSpec> children, int needed) implements ToConductor {
    public Begin {
      children = List.copyOf(children);
    }
  }

  /** It does, in the data folder of that id, and did not before this process began. */
  record Begun(StorageId folder) implements FromConductor {}

  /** It cannot: this Loglet was begun by an earlier process, or is unknown here. */
  record Refused(String reason) implements FromConductor {}

  /**
   * Entries of a handle to be written.
   *
   * @param life the folder that create bound the conductor to
   */
  record Submit(StorageId life, Submission submission) implements ToConductor {}

  /**
   * What became of them.
   *
   * @param committed everything below it is on all children
   */
  record Outcome(long committed, Ordered ordered) implements FromConductor {}

  /** Asks how far all children are, as soon as that is above {@code beyond}. */
  record Await(StorageId life, long beyond, Duration patience) implements ToConductor {}

  /** Everything below {@code length} is on all children. */
  record Committed(long length) implements FromConductor {}

  /** The Loglet is destroyed: conduct it no more. */
  record End() implements ToConductor {}

  /** It is not conducted, here, from now on. */
  record Ended() implements FromConductor {}
}
