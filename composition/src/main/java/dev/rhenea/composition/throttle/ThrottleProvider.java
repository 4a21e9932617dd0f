package dev.rhenea.composition.throttle;

import dev.rhenea.composition.filter.Filter;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Makes Loglets with a budget: {@code throttle(native(n1, n2, n3), entries: 1000)}. */
public final class ThrottleProvider implements Filter {
  private static final String ENTRIES = "entries";
  private static final String BYTES = "bytes";

  /** One entry a nanosecond, which is more than there can be. */
  private static final long MOST_ENTRIES = 1_000_000_000;

  @Override
  public String name() {
    return "throttle";
  }

  @Override
  public String summary() {
    return "Lets each handle append so many entries, or bytes of them, a second; what would wait"
        + " beyond its deadline is refused.";
  }

  @Override
  public String source() {
    return "J. Turner, New directions in communications, IEEE Communications 24(10), 1986"
        + " (leaky bucket)";
  }

  @Override
  public List<Parameter> settings() {
    return List.of(
        Parameter.named(
            ENTRIES,
            new Parameter.Type.Whole(1, MOST_ENTRIES),
            "no limit",
            "Entries that a handle may append in a second."),
        Parameter.named(
            BYTES,
            new Parameter.Type.Size(),
            "no limit",
            "Bytes of entries that a handle may append in a second, at least 1B."));
  }

  @Override
  public void check(ProtocolSpec spec) {
    if (spec.argument(ENTRIES).isEmpty() && spec.argument(BYTES).isEmpty()) {
      throw new InvalidSpec("", "say how much a second: entries: 1000, or bytes: 1MiB, or both");
    }
    if (bytes(spec) < 1) {
      throw new InvalidSpec(BYTES, "with 0 bytes a second nothing could be appended");
    }
  }

  @Override
  public Loglet around(Site site, LogletTraits traits, Loglet child) {
    return new ThrottledLoglet(
        site.host().environment(),
        site.id(),
        traits,
        child,
        new Budget(new Arguments(site.spec()).whole(ENTRIES, MOST_ENTRIES), bytes(site.spec())),
        site.limits());
  }

  private static long bytes(ProtocolSpec spec) {
    return new Arguments(spec).size(BYTES, Long.MAX_VALUE);
  }
}
