package dev.rhenea.bench.compare;

import dev.rhenea.bench.cluster.Appending;
import dev.rhenea.bench.cluster.Blocking;
import dev.rhenea.bench.load.LoadClock;
import dev.rhenea.bench.load.LoopWindow;
import dev.rhenea.bench.load.OpenLoop;
import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.probe.Floor;
import dev.rhenea.bench.probe.FloorProbe;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Measures contenders in turns. Between turns the floor is measured, and what was appended is
 * trimmed, so that nobody pays for the data of another one.
 *
 * <p>Runs on the thread that calls it.
 */
public final class SideBySide {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(6);

  /** Below what a handle takes, so that it is the load that counts what was not sent. */
  private static final int MOST_IN_FLIGHT = 4000;

  private final Plan plan;
  private final FloorProbe probe;
  private final LoadClock clock = LoadClock.system();
  private final List<Contender> contenders;
  private final List<Appending> targets;
  private final Consumer<String> progress;
  private final Payload entry;
  private final List<Slice> slices = new ArrayList<>();
  private final SequencedMap<Turn, Histogram> latencies = new LinkedHashMap<>();
  private final List<RateStep> steps = new ArrayList<>();
  private int untrimmed;

  /**
   * A comparison that has not begun.
   *
   * @param contenders each with what its appends go to
   * @param progress told what is being done, a line each
   */
  public SideBySide(
      Plan plan,
      FloorProbe probe,
      SequencedMap<Contender, Appending> contenders,
      Consumer<String> progress) {
    this.plan = plan;
    this.probe = probe;
    this.contenders = List.copyOf(contenders.keySet());
    this.targets = List.copyOf(contenders.values());
    this.progress = progress;
    byte[] bytes = new byte[plan.bytes()];
    new Random(plan.seed()).nextBytes(bytes); // what compresses well would flatter some
    this.entry = Payload.wrap(bytes);
  }

  /**
   * Measures everything.
   *
   * @throws IOException if the disk or a contender fails, with the reason
   */
  public Comparison run() throws IOException, InterruptedException {
    warmUp();
    List<List<Turn>> rounds =
        Turn.rounds(contenders.size(), plan.windows(), plan.rounds(), plan.seed());
    for (int round = 0; round < rounds.size(); round++) {
      progress.accept("round %d of %d".formatted(round + 1, rounds.size()));
      for (Turn turn : rounds.get(round)) {
        take(turn, round);
      }
    }
    if (plan.sweep()) {
      sweep();
    }
    return new Comparison(
        plan.bytes(),
        plan.slice().toMillis(),
        plan.syncLatency().toNanos() / 1000,
        plan.seed(),
        contenders,
        plan.windows(),
        slices,
        latencies.entrySet().stream()
            .map(each ->
                new Comparison.Latency(
                    each.getKey().contender(),
                    each.getKey().window(),
                    Percentiles.of(each.getValue())))
            .toList(),
        steps,
        probe.measure(),
        remarks());
  }

  private List<String> remarks() {
    return untrimmed == 0
        ? List.of()
        : List.of(
            "what was appended could not be trimmed in time after %d turns".formatted(untrimmed));
  }

  private void warmUp() throws IOException, InterruptedException {
    progress.accept("warming up");
    probe.measure();
    int widest = plan.windows().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (int part = 0; part < 2; part++) {
      for (Appending target : targets) {
        for (int window : List.of(1, widest)) {
          offer(target, window, Duration.ZERO, plan.warmUp().dividedBy(4));
        }
        trim(target);
      }
    }
  }

  private void take(Turn turn, int round) throws IOException, InterruptedException {
    Floor floor = probe.measure();
    Appending target = targets.get(turn.contender());
    LoopWindow.Done done = offer(target, turn.window(), plan.lead(), plan.slice());
    Histogram latency = done.latency();
    long median =
        latency.getTotalCount() == 0 ? plan.slice().toNanos() : latency.getValueAtPercentile(50);
    slices.add(
        new Slice(
            round,
            turn.contender(),
            turn.window(),
            latency.getTotalCount() * 1e9 / plan.slice().toNanos(),
            median,
            done.failed(),
            floor));
    latencies.computeIfAbsent(turn, _ -> new Histogram(3)).add(latency);
    trim(target);
  }

  private LoopWindow.Done offer(Appending target, int window, Duration lead, Duration length)
      throws IOException, InterruptedException {
    LoopWindow load = new LoopWindow(target.loop(), clock, () -> target.append(entry));
    long from = clock.now() + lead.toNanos();
    CompletableFuture<LoopWindow.Done> done = load.run(window, from, from + length.toNanos());
    try {
      return done.get(length.plus(PATIENCE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException stuck) {
      throw new IOException("appends do not end: " + stuck, stuck);
    }
  }

  private void trim(Appending target) throws IOException, InterruptedException {
    try {
      Blocking.await(target.loop(), target::trim);
    } catch (Unavailable tooMuch) {
      untrimmed++;
    }
  }

  /** One rate of each contender after the other, so that here, too, the machine is the same. */
  private void sweep() throws IOException, InterruptedException {
    boolean someLeft = true;
    while (someLeft) {
      someLeft = false;
      for (int i = 0; i < targets.size(); i++) {
        Optional<Double> rate = sweepOf(i).next();
        if (rate.isPresent()) {
          someLeft = true;
          progress.accept("%s at %,.0f/s".formatted(contenders.get(i).name(), rate.get()));
          steps.add(step(i, rate.get()));
          trim(targets.get(i));
        }
      }
    }
  }

  private RateSweep sweepOf(int contender) {
    int widest = plan.windows().stream().mapToInt(Integer::intValue).max().orElse(1);
    double capacity =
        Spread.of(
                slices.stream()
                    .filter(slice -> slice.contender() == contender && slice.window() == widest)
                    .map(Slice::perSecond)
                    .toList())
            .median();
    return new RateSweep(
        capacity, steps.stream().filter(step -> step.contender() == contender).toList());
  }

  private RateStep step(int contender, double rate) throws InterruptedException {
    Appending target = targets.get(contender);
    OpenLoop load = new OpenLoop(clock, MOST_IN_FLIGHT);
    long begin = clock.now();
    load.run(
        rate, begin + plan.step().toNanos(), (index, completion) -> append(target, completion));
    load.inFlight().awaitIdle(DRAIN);
    return RateStep.of(
        contender,
        rate,
        begin,
        plan.step().toNanos(),
        load.inFlight().samples(),
        load.missed(),
        load.inFlight().count());
  }

  private Operation.Kind append(Appending target, Operation.Completion completion) {
    target
        .loop()
        .execute(() ->
            target
                .append(entry)
                .whenDone(
                    took -> completion.ended(took ? Outcome.OK : Outcome.INFO),
                    why -> completion.ended(Outcome.INFO)));
    return Operation.Kind.WRITE;
  }
}
