package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Happening;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Goes through the runs of a small world, each from its beginning, depth first, leaving out those
 * that differ from a known one only in the order of events whose order does not matter: dynamic
 * partial-order reduction with source sets and sleep sets (Abdulla, Aronis, Jonsson, Sagonas:
 * Optimal Dynamic Partial Order Reduction, POPL 2014). Why that is sound here is argued in the
 * package documentation.
 */
public final class Explorer implements Guide {
  private final SmallWorld world;
  private final Bounds bounds;
  private final List<Frame> frames = new ArrayList<>();
  private final Order order = new Order();
  private final SequencedSet<String> met = new LinkedHashSet<>();
  private int depth;
  private long executions;
  private long redundant;
  private long events;
  private long choicePoints;
  private int longest;

  private Explorer(SmallWorld world, Bounds bounds) {
    this.world = world;
    this.bounds = bounds;
  }

  /** Explores until everything is, a bound is met, or a run fails. */
  public static Exploration explore(SmallWorld world, Bounds bounds) {
    return new Explorer(world, bounds).explore();
  }

  /**
   * Explores with at most 0, 1, 2, ... races decided otherwise, up to the bounds' reversals, so
   * that a failure is found where it takes least. The bounds' time and executions hold for all of
   * them together.
   *
   * @return the account of the last search; its bounds tell how many reversals it had
   */
  public static Exploration deepen(SmallWorld world, Bounds bounds) {
    long begin = System.nanoTime();
    Bounds left = bounds.withReversals(0);
    while (true) {
      Exploration result = explore(world, left);
      long spent = result.executions() + result.redundant();
      boolean deeper = result.failure().isEmpty() && result.met().equals(List.of(Met.REVERSALS));
      if (!deeper || left.reversals() >= bounds.reversals() || spent >= left.executions()) {
        return result;
      }
      left =
          left.withReversals(left.reversals() + 1)
              .withExecutions(left.executions() - spent)
              .withTime(bounds.time().minusNanos(System.nanoTime() - begin));
    }
  }

  /** Runs the world once, as it was chosen; what is broken in that run, each with its check. */
  public static List<String> replay(SmallWorld world, Bounds bounds, Chosen chosen) {
    return Replay.of(world, bounds, chosen).broken();
  }

  private Exploration explore() {
    long begin = System.nanoTime();
    Optional<Failure> failure = Optional.empty();
    do {
      depth = 0;
      frames.forEach(Frame::rewind);
      Run run = new Run(world, bounds, this, false);
      Run.End how = run.run();
      events += run.events();
      longest = Math.max(longest, run.events());
      switch (how) {
        case JUDGED -> executions++;
        case GIVEN_UP -> redundant++;
        case TOO_LONG -> met.add(Met.EVENTS);
      }
      if (!run.broken().isEmpty()) {
        failure = Optional.of(Replay.least(world, bounds, chosen(), run.broken()));
      }
    } while (failure.isEmpty() && advance() && isAffordable(begin));
    return new Exploration(
        world.name(),
        bounds,
        executions,
        redundant,
        events,
        choicePoints,
        longest,
        List.copyOf(met),
        failure);
  }

  /** Names of bounds. */
  private static final class Met {
    static final String REVERSALS = "reversals";
    static final String EVENTS = "events";
    static final String EXECUTIONS = "executions";
    static final String TIME = "time";
  }

  private boolean isAffordable(long begin) {
    if (executions + redundant >= bounds.executions()) {
      met.add(Met.EXECUTIONS);
    } else if (bounds.time().minusNanos(System.nanoTime() - begin).isNegative()) {
      met.add(Met.TIME);
    } else {
      return true;
    }
    return false;
  }

  /**
   * Goes back to the last moment at which something is left to be tried; false if there is none.
   */
  private boolean advance() {
    while (!frames.isEmpty()) {
      if (frames.getLast().advance()) {
        order.cut(frames.size() - 1);
        return true;
      }
      frames.removeLast();
    }
    return false;
  }

  private Chosen chosen() {
    List<Integer> choices = new ArrayList<>();
    frames.forEach(frame -> frame.record(choices));
    return new Chosen(choices);
  }

  // ---- as the guide of a run ----

  @Override
  public int next(List<Happening> open) {
    if (depth == frames.size()) {
      frames.add(Frame.after(frames.isEmpty() ? null : frames.getLast(), depth, open));
      choicePoints += frames.getLast().isChoice() ? 1 : 0;
    }
    Frame frame = frames.get(depth);
    if (!frame.isSameAs(open)) {
      throw new IllegalStateException(
          "the same choices led elsewhere: " + open + " after " + depth + " events");
    }
    return frame.chosen();
  }

  @Override
  public int choose(int alternatives) {
    return frames.get(depth).chance(alternatives);
  }

  @Override
  public void happened(Effect effect) {
    Frame frame = frames.get(depth);
    frame.happened(effect);
    if (order.size() == depth) {
      order.add(effect, frame.cause());
      order.races(depth, this::reverse);
    }
    depth++;
  }

  /** A race was found: its other outcome must be tried, too. */
  private void reverse(int overtaken, List<Integer> firsts) {
    Frame moment = frames.get(overtaken);
    List<Long> ids = firsts.stream().map(i -> frames.get(i).chosenId()).toList();
    if (moment.covers(ids)) {
      return;
    }
    long spent = frames.subList(0, overtaken).stream().filter(Frame::isReversed).count();
    if (spent < bounds.reversals()) {
      moment.want(ids.getLast());
    } else {
      met.add(Met.REVERSALS);
    }
  }
}
