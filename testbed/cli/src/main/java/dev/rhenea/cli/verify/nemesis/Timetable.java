package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.cli.verify.nemesis.Victims.Share;
import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens when. Faults that last come one after the other, each mended before the next; beside
 * them, without regard to them, the log is switched. The time is cut into slots, and every slot has
 * one fault at a random moment of it, so that each kind has its turn however short the time is.
 *
 * <pre>
 *   slots      |                |                |                |
 *   lasting    |   kill---start |  pause--resume |     kill-start |
 *   switching  |  switch  | switch  |  storm |   switch |  seal   |
 * </pre>
 *
 * Pure: one seed, one timetable.
 *
 * @param entries by rising time
 */
public record Timetable(List<Entry> entries) {
  /** A strike and its time since the load began. */
  record Entry(Duration at, Strike strike) {}

  /** Before this, clients have the cluster for themselves. */
  private static final Duration LEAD = Duration.ofSeconds(1);

  /** More of one kind in one run is nobody's wish. */
  private static final int MOST = 100_000;

  /** An interrupted switch is killed at most so long after it was asked for. */
  private static final int LATEST_INTERRUPT_MILLIS = 80;

  /** A deposition, and a node that joined, ask so long for their switch. */
  private static final Duration INSISTING = Duration.ofSeconds(8);

  /** As Jepsen's packages weigh them. */
  private static final List<Share> KILLED =
      List.of(Share.ONE, Share.ONE, Share.ORDERING, Share.ORDERING, Share.MINORITY, Share.ALL);

  private static final List<Share> PAUSED = List.of(Share.ONE, Share.ORDERING, Share.MINORITY);

  private static final List<Share> CUT_OFF =
      List.of(Share.ONE, Share.ORDERING, Share.MINORITY, Share.NEIGHBOURS);

  public Timetable {
    entries = List.copyOf(entries);
  }

  /**
   * Draws one in which every fault of {@code faults} happens.
   *
   * @param time until all is over, longer than a second
   */
  public static Timetable draw(
      Collection<Fault> faults,
      List<NodeId> nodes,
      Repertoire compositions,
      Duration time,
      Pace pace,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Draw draw = new Draw(nodes, compositions, random);
    Duration free = time.minus(LEAD);
    List<Entry> entries = new ArrayList<>();
    List<Fault> lasting = faults.stream().distinct().sorted().filter(Fault::lasts).toList();
    for (Slot slot : Slot.all(lasting, free, pace.faults(), random)) {
      entries.add(new Entry(slot.at(random, 0, 0.3), draw.hit(slot.fault)));
      entries.add(new Entry(slot.at(random, 0.6, 0.9), new Strike.Mend(slot.fault)));
    }
    List<Fault> others =
        faults.stream().distinct().sorted().filter(fault -> !fault.lasts()).toList();
    for (Slot slot : Slot.all(others, free, pace.switches(), random)) {
      entries.add(new Entry(slot.at(random, 0, 0.9), draw.once(slot.fault)));
    }
    entries.sort(Comparator.comparing(Entry::at));
    return new Timetable(entries);
  }

  /** For each fault that ends by itself, some strike of it. */
  List<Act> oneOfEach() {
    Map<Fault, Act> each = new EnumMap<>(Fault.class);
    entries.stream()
        .map(Entry::strike)
        .filter(Act.class::isInstance)
        .map(Act.class::cast)
        .forEach(act -> each.put(act.fault(), act));
    return List.copyOf(each.values());
  }

  /** A part of the time, for one fault. */
  private record Slot(Fault fault, Duration from, Duration length) {
    /** About so many as {@code interval} fits into {@code time}, but one of each fault. */
    static List<Slot> all(
        List<Fault> faults, Duration time, Duration interval, SplittableRandom random) {
      if (faults.isEmpty()) {
        return List.of();
      }
      int count = Math.clamp(time.dividedBy(interval), faults.size(), MOST);
      Duration length = time.dividedBy(count);
      List<Slot> slots = new ArrayList<>();
      for (Fault fault : Shuffle.evenly(faults, count, random)) {
        slots.add(new Slot(fault, LEAD.plus(length.multipliedBy(slots.size())), length));
      }
      return slots;
    }

    /** A moment between these shares of it. */
    Duration at(SplittableRandom random, double least, double most) {
      return from.plusNanos((long) (length.toNanos() * random.nextDouble(least, most)));
    }
  }

  /** Draws single strikes. */
  private record Draw(List<NodeId> nodes, Repertoire compositions, SplittableRandom random) {
    Strike hit(Fault fault) {
      List<Share> shares =
          switch (fault) {
            case KILL -> KILLED;
            case PAUSE -> PAUSED;
            case PARTITION -> CUT_OFF;
            case SWITCH, STORM, INTERRUPT, SEAL, DEPOSE, MEMBERSHIP ->
                throw new IllegalArgumentException(fault + " ends by itself");
          };
      Share share = shares.get(random.nextInt(shares.size()));
      return new Strike.Hit(fault, new Victims(share, Shuffle.of(nodes, random)));
    }

    Strike once(Fault fault) {
      return switch (fault) {
        case SWITCH -> new Switch(order());
        case STORM -> new Storm(Stream.generate(this::order).limit(random.nextInt(2, 4)).toList());
        case INTERRUPT ->
            new Interrupt(order(), Duration.ofMillis(random.nextInt(LATEST_INTERRUPT_MILLIS)));
        case SEAL -> new Seal(node());
        case DEPOSE -> new Depose(INSISTING);
        case MEMBERSHIP -> new Membership(newcomer(), INSISTING);
        case KILL, PAUSE, PARTITION -> throw new IllegalArgumentException(fault + " lasts");
      };
    }

    private Order order() {
      return new Order(node(), compositions.draw(random));
    }

    /** The first name after those that everybody has. */
    private NodeId newcomer() {
      return IntStream.rangeClosed(1, nodes.size() + 1)
          .mapToObj(number -> new NodeId("n" + number))
          .filter(node -> !nodes.contains(node))
          .findFirst()
          .orElseThrow();
    }

    private NodeId node() {
      return nodes.get(random.nextInt(nodes.size()));
    }
  }
}
