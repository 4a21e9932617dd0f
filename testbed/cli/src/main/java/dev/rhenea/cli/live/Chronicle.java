package dev.rhenea.cli.live;

import dev.rhenea.bench.load.Interruption;
import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.cli.client.SwitchSteps;
import dev.rhenea.cli.result.SwitchRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What happened when. Times are nanoseconds on the load's clock. Confined to one thread. */
public final class Chronicle {
  /** Operations that were due so shortly before or after a switch may have felt it. */
  private static final long MARGIN = Duration.ofMillis(100).toNanos();

  private final List<Timeline.Phase> phases = new ArrayList<>();
  private final List<Timeline.Mark> marks = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * A change of the composition, from when it was asked for or made necessary, to its end.
   *
   * @param steps if the node that was asked carried it out
   */
  public record Change(
      String from, String to, String cause, long began, long ended, Optional<SwitchSteps> steps) {
    /** A change whose steps nobody timed. */
    public Change(String from, String to, String cause, long began, long ended) {
      this(from, to, cause, began, ended, Optional.empty());
    }

    /** Downtime of the kind of operation that waited longest; limbo of all kinds. */
    private Interruption interruption(Samples samples) {
      List<Interruption> kinds =
          Arrays.stream(Operation.Kind.values())
              .map(samples::of)
              .map(kind -> Interruption.around(kind, began - MARGIN, ended + MARGIN))
              .toList();
      return new Interruption(
          kinds.stream().mapToLong(Interruption::downtime).max().orElse(0),
          kinds.stream().mapToLong(Interruption::limbo).sum());
    }

    /** Whether an operation was under way at some moment of the change. */
    boolean isOverlapped(Samples samples) {
      return samples.all().stream()
          .anyMatch(sample -> sample.started() < ended && sample.ended() > began);
    }
  }

  public void phase(Timeline.Phase phase) {
    phases.add(phase);
  }

  public void mark(Timeline.Kind kind, String label, long at) {
    marks.add(new Timeline.Mark(kind, label, at));
  }

  public void change(Change change) {
    changes.add(change);
  }

  public List<Change> changes() {
    return List.copyOf(changes);
  }

  public Timeline timeline(long from, long to) {
    return new Timeline(from, to, phases, marks);
  }

  List<SwitchRecord> switches(Samples samples) {
    return changes.stream()
        .map(change ->
            new SwitchRecord(
                change.from(), change.to(), change.cause(), change.interruption(samples)))
        .toList();
  }
}
