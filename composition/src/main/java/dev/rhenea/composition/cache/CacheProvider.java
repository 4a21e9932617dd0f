package dev.rhenea.composition.cache;

import dev.rhenea.composition.filter.Filter;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;

/** Makes Loglets that remember what was read: {@code cache(native(n1, n2, n3), size: 64MiB)}. */
public final class CacheProvider implements Filter {
  private static final String SIZE = "size";
  private static final long DEFAULT_SIZE = 16L << 20;

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String summary() {
    return "Remembers what each handle read, so that it is read from the child once.";
  }

  @Override
  public String source() {
    return "obligation O3: below the stop an offset has one entry for ever";
  }

  @Override
  public List<Parameter> settings() {
    return List.of(
        Parameter.named(
            SIZE,
            new Parameter.Type.Size(),
            new Value.Size(DEFAULT_SIZE).toString(),
            "Bytes that a handle remembers."));
  }

  @Override
  public List<String> warnings(ProtocolSpec spec) {
    return List.of("with cache, a read is told as it is the first time: it costs nothing again");
  }

  @Override
  public Loglet around(Site site, LogletTraits traits, Loglet child) {
    return new CachingLoglet(
        site.host().environment(),
        traits,
        child,
        new Remembered(new Arguments(site.spec()).size(SIZE, DEFAULT_SIZE)));
  }
}
