package dev.rhenea.cli.live;

import dev.rhenea.bench.experiment.Phase;
import dev.rhenea.bench.experiment.Step;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The phases of an experiment on real nodes, one after the other. Confined to the run's thread. */
public final class PhaseRun {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final LiveRun run;
  private final Catalogue catalogue;
  private final ChainWatch watch;
  private final Set<NodeId> killed = new LinkedHashSet<>();
  private final Set<NodeId> paused = new LinkedHashSet<>();
  private final Set<NodeId> started = new LinkedHashSet<>();
  private int operators;
  private Optional<Request> request = Optional.empty();

  /** A switch that was asked for. */
  private record Request(String target, Future<Answer> answer) {}

  /** The phases of {@code run}, whose load goes on already. */
  public PhaseRun(LiveRun run, Catalogue catalogue) throws StepFailed {
    this.run = run;
    this.catalogue = catalogue;
    this.watch = new ChainWatch(run.chronicle(), run.chain());
  }

  /** Takes the steps of {@code phase} and lets the load run until its time is over. */
  public void run(Phase phase) throws StepFailed, IOException, InterruptedException {
    long from = run.clock().now();
    long end = from + phase.time().toNanos();
    for (Step step : phase.steps()) {
      take(step);
    }
    for (long now = from; now < end; now = run.clock().now()) {
      run.status(phase.name() + ": " + watch.composition());
      look();
      run.clock().awaitUntil(Math.min(end, now + LOOK_AGAIN.toNanos()));
    }
    look();
    if (watch.missing().isPresent()) {
      throw new StepFailed(
          "the switch to %s was not made within its phase, '%s'%s"
              .formatted(watch.missing().get(), phase.name(), lastAnswer()));
    }
    request = Optional.empty();
    run.chronicle().phase(new Timeline.Phase(phase.name(), watch.composition(), from, end));
  }

  /** Everything is mended that is not yet. */
  public void healAll() throws StepFailed, IOException, InterruptedException {
    heal(List.copyOf(paused));
    heal(List.copyOf(killed));
    for (NodeId node : started) {
      run.awaitBack(node);
    }
  }

  private void take(Step step) throws IOException, InterruptedException {
    long now = run.clock().now();
    run.load().note("step", step.words());
    switch (step) {
      case Step.Switch(ProtocolSpec target) -> {
        String text = Composition.print(target, catalogue);
        watch.ask(text, now);
        request = Optional.of(ask(text));
      }
      case Step.Heal(List<NodeId> nodes) -> {
        heal(nodes);
        watch.healed(step.words(), now);
      }
      case Step.Kill(List<NodeId> nodes) -> {
        watch.hit(step.words(), now);
        for (NodeId node : nodes) {
          run.processes().kill(node);
          paused.remove(node);
          killed.add(node);
        }
        run.countFault();
      }
      case Step.Pause(List<NodeId> nodes) -> {
        watch.hit(step.words(), now);
        for (NodeId node : nodes) {
          run.processes().pause(node);
          paused.add(node);
        }
        run.countFault();
      }
      case Step.Cut cut -> throw new IllegalStateException("nothing can be cut off here: " + cut);
    }
  }

  private void heal(List<NodeId> nodes) throws IOException, InterruptedException {
    for (NodeId node : nodes) {
      if (paused.remove(node)) {
        run.processes().resume(node);
      }
      if (killed.remove(node)) {
        run.processes().start(node);
        started.add(node);
      }
    }
  }

  /** The chain as the nodes know it that answer; an operator who was refused asks again. */
  private void look() {
    for (Future<Answer> asked : well().stream().map(this::chain).toList()) {
      ChainView.in(asked.await()).ifPresent(chain -> watch.see(chain, run.clock().now()));
    }
    if (watch.missing().isPresent()
        && request.filter(each -> each.answer.isComplete()).isPresent()
        && !(request.get().answer.result() instanceof Answer.Ok)) {
      request = Optional.of(ask(request.get().target));
    }
  }

  /** Through one node after the other: some may be starting, or not know enough yet. */
  private Request ask(String target) {
    List<NodeClient> candidates = well().isEmpty() ? run.clients() : well();
    NodeClient operator = candidates.get(operators++ % candidates.size());
    return new Request(target, operator.log(run.load().log()).switchTo(target));
  }

  private Future<Answer> chain(NodeClient node) {
    return node.log(run.load().log()).chain();
  }

  private List<NodeClient> well() {
    return run.clients().stream()
        .filter(node -> !killed.contains(node.node()) && !paused.contains(node.node()))
        .toList();
  }

  private String lastAnswer() {
    return request
        .filter(each -> each.answer.isComplete())
        .map(each -> ": " + each.answer.result())
        .orElse("");
  }
}
