package dev.rhenea.composition;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.simulator.WorldBuilder;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;

/**
 * A composition that was created in a simulated world of nodes n1 to n3 and a client's node c1.
 *
 * @param created its spec
 */
public record Opened(World world, ProtocolSpec created) {
  public static final LogletId ID = new LogletId("opened", 1);

  /** Short enough for tests that wait for it. */
  public static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));

  private static final NodeId CLIENT = new NodeId("c1");

  public static Opened of(String text, long seed) throws Unavailable {
    WorldBuilder builder =
        World.seeded(seed).nodes("n1", "n2", "n3", "c1").catalogue(Written.CATALOGUE);
    Written.files().forEach(builder::file);
    World world = builder.build();
    ProtocolSpec spec = Written.spec(text);
    return new Opened(
        world, world.await(provider(spec).create(world.host(CLIENT, "creator"), ID, spec, LIMITS)));
  }

  public Host host() {
    return world.host(CLIENT, "client");
  }

  /** A handle on the whole. */
  public Loglet handle() {
    return provider(created).open(host(), ID, created, LIMITS);
  }

  /** A handle on what a filter is put around. */
  public Loglet child() {
    ProtocolSpec child = created.children().getFirst();
    return provider(child).open(host(), ID.child(0), child, LIMITS);
  }

  private static LogletProvider provider(ProtocolSpec spec) {
    return Written.CATALOGUE.loglet(spec.protocol()).orElseThrow();
  }
}
