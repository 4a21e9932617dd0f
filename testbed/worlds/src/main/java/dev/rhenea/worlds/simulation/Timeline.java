package dev.rhenea.worlds.simulation;

import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A schedule in the order of time. */
final class Timeline {
  private Timeline() {}

  /** Something is due. */
  sealed interface Moment {
    /** Since the log was made. */
    Duration at();

    record Asked(Call call) implements Moment {
      @Override
      public Duration at() {
        return call.at();
      }
    }

    record Begins(Fault fault) implements Moment {
      @Override
      public Duration at() {
        return fault.at();
      }
    }

    record Ends(Fault fault) implements Moment {
      @Override
      public Duration at() {
        return fault.end();
      }
    }
  }

  static List<Moment> of(Schedule schedule) {
    return Stream.<Moment>concat(
            schedule.faults().stream()
                .flatMap(fault -> Stream.of(new Moment.Begins(fault), new Moment.Ends(fault))),
            schedule.calls().stream().map(Moment.Asked::new))
        .sorted(Comparator.comparing(Moment::at))
        .toList();
  }
}
