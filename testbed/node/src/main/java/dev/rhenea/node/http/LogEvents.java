package dev.rhenea.node.http;

import dev.rhenea.environment.Environment;
import dev.rhenea.node.events.Bulletin;
import dev.rhenea.node.observe.Activations.Activation;
import dev.rhenea.node.observe.AppendTimes;
import dev.rhenea.node.observe.SwitchTimes;
import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.Explanation;
import dev.rhenea.virtuallog.Explanation.Finding;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Status;
import dev.rhenea.virtuallog.VirtualLog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one log, as events, while somebody reads them: the chain when it changed, what
 * moves a few times a second, what an examination finds, how the nodes are. Confined to the log's
 * loop.
 */
final class LogEvents {
  private static final Duration TICK = Duration.ofMillis(250);

  /** Something is said at least this often, so that a reader notices a dead connection. */
  private static final long PULSE = TimeUnit.SECONDS.toNanos(2);

  private static final long BETWEEN_EXAMINATIONS = TimeUnit.SECONDS.toNanos(1);

  private final Services services;
  private final Neighbours neighbours;
  private final OnLoop<VirtualLog> log;
  private final Environment environment;
  private final Bulletin bulletin = new Bulletin();
  private boolean running;
  private boolean examining;
  private long examined;
  private long told;
  private @Nullable Version version;
  private @Nullable Membership membership;
  private @Nullable JsonObject moving;
  private @Nullable JsonObject nodes;
  private @Nullable JsonObject explanation;
  private Lsn tail = Lsn.ZERO;

  LogEvents(Services services, Neighbours neighbours, OnLoop<VirtualLog> log) {
    this.services = services;
    this.neighbours = neighbours;
    this.log = log;
    this.environment = log.environment();
  }

  /** Where they are published. */
  Bulletin bulletin() {
    return bulletin;
  }

  /** Somebody reads now. May be called by any thread. */
  void begin() {
    environment.execute(() -> {
      if (!running) {
        running = true;
        examined = environment.timers().now() - BETWEEN_EXAMINATIONS;
        told = environment.timers().now() - PULSE;
        tick();
      }
    });
  }

  private void tick() {
    if (!bulletin.isRead()) {
      end();
      return;
    }
    long now = environment.timers().now();
    Status status = log.target().status();
    if (!status.stored().version().equals(version)) {
      version = status.stored().version();
      bulletin.publish("chain", Reply.ok(ChainJson.of(status, services.catalogue())).body());
      suggest(status);
    } else if (!services.membership().equals(membership)) {
      suggest(status);
    }
    move(status, now);
    if (!examining && now - examined >= BETWEEN_EXAMINATIONS) {
      examining = true;
      log.target().explain().whenDone(this::found, _ -> over());
      neighbours.look(found -> environment.execute(() -> neighbours(found)));
    }
    environment.timers().after(TICK, this::tick);
  }

  private void suggest(Status status) {
    membership = services.membership();
    bulletin.publish("suggestions", Suggestions.of(status, services));
  }

  private void end() {
    running = false;
    version = null;
    moving = null;
    nodes = null;
    explanation = null;
    bulletin.clear();
  }

  private void move(Status status, long now) {
    JsonObject next = moving(status);
    if (!next.equals(moving) || now - told >= PULSE) {
      moving = next;
      told = now;
      bulletin.publish("now", next.copy().put("now", TimeUnit.NANOSECONDS.toMillis(now)));
    }
  }

  private JsonObject moving(Status status) {
    if (tail.isBefore(status.knownTail())) {
      tail = status.knownTail();
    }
    JsonArray suspects = new JsonArray();
    status.suspects().forEach(node -> suspects.add(node.name()));
    JsonArray appends = new JsonArray();
    services.observed().appends().of(status.log()).forEach(second -> appends.add(of(second)));
    JsonArray switches = new JsonArray();
    List<Segment> segments = status.stored().chain().segments();
    for (Activation activation : services.observed().activations().of(environment.unit())) {
      segments.stream()
          .filter(segment -> segment.id().equals(activation.segment()))
          .forEach(segment -> switches.add(of(activation, segment)));
    }
    return new JsonObject()
        .put("tail", tail.value())
        .put("outstanding", status.outstanding())
        .put("suspects", suspects)
        .put("appends", appends)
        .put("activations", switches);
  }

  private static JsonObject of(AppendTimes.Second second) {
    return new JsonObject()
        .put("at", second.at())
        .put("count", second.count())
        .put("median", millis(second.median()))
        .put("p99", millis(second.p99()))
        .put("longest", millis(second.longest()));
  }

  private JsonObject of(Activation activation, Segment segment) {
    return new JsonObject()
        .put("segment", activation.segment().number())
        .put("at", activation.at())
        .put(
            "downtime",
            services
                .observed()
                .switches()
                .of(segment.loglet())
                .map(SwitchTimes.Steps::downtime)
                .map(LogEvents::millis)
                .orElse(null));
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / 1e4) / 1e2;
  }

  private void found(Explanation found) {
    found.findings().stream()
        .filter(Finding.Open.class::isInstance)
        .map(open -> ((Finding.Open) open).tail())
        .filter(tail::isBefore)
        .forEach(newer -> tail = newer);
    JsonObject next =
        Reply.ok(Findings.of(found, services.membership().placement(), services.catalogue()))
            .body();
    if (!next.equals(explanation)) {
      explanation = next;
      bulletin.publish("explanation", next);
    }
    over();
  }

  private void over() {
    examining = false;
    examined = environment.timers().now();
  }

  private void neighbours(List<Neighbours.Neighbour> found) {
    JsonArray all = new JsonArray();
    Status status = log.target().status();
    found.forEach(node -> all.add(node.json(status)));
    JsonObject next = new JsonObject().put("nodes", all);
    if (running && !next.equals(nodes)) {
      nodes = next;
      bulletin.publish("nodes", next);
    }
  }
}
