package dev.rhenea.cli.live;

import dev.rhenea.bench.load.LoadClock;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.ClusterClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A log of a running cluster, as its operator sees and changes it. Blocks. */
final class LiveLog {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final ClusterClient client;
  private final String name;
  private final LoadClock clock;

  LiveLog(ClusterClient client, String name, LoadClock clock) {
    this.client = client;
    this.name = name;
    this.clock = clock;
  }

  /** The newest chain that a node knows. */
  ChainView chain() throws StepFailed {
    List<Future<Answer>> asked =
        client.nodes().stream().map(node -> node.log(name).chain()).toList();
    return asked.stream()
        .flatMap(answer -> ChainView.in(answer.await()).stream())
        .max(Comparator.comparingLong(ChainView::version))
        .orElseThrow(() -> new StepFailed("no node knows the chain"));
  }

  /** Returns the chain when a segment other than {@code before} is active. */
  ChainView.Part awaitOtherThan(ChainView.Part before, Duration patience, String cause)
      throws StepFailed {
    long began = clock.now();
    ChainView.Part active = before;
    while (active.id() == before.id()) {
      if (clock.now() - began > patience.toNanos()) {
        throw new StepFailed(
            "the log did not heal within %d s of %s".formatted(patience.toSeconds(), cause));
      }
      clock.awaitUntil(clock.now() + LOOK_AGAIN.toNanos());
      active = chain().active();
    }
    return active;
  }

  /** As an operator would: the log may just be moving by itself, then the request is repeated. */
  JsonObject switchTo(String composition, Duration patience) throws StepFailed {
    long began = clock.now();
    Answer answer = client.ask(node -> node.log(name).switchTo(composition)).await();
    while (answer instanceof Answer.Fail && clock.now() - began < patience.toNanos()) {
      clock.awaitUntil(clock.now() + LOOK_AGAIN.toNanos());
      answer = client.ask(node -> node.log(name).switchTo(composition)).await();
    }
    if (answer instanceof Answer.Ok(JsonObject body)) {
      return body;
    }
    throw new StepFailed("the switch to " + composition + " failed: " + answer);
  }
}
