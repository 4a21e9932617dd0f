package dev.rhenea.composition.faulty;

import dev.rhenea.composition.filter.Filter;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Makes Loglets that misbehave: {@code faulty(native(n1, n2, n3), lost: 0.01, delay: 5ms)}. */
public final class FaultyProvider implements Filter {
  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public String summary() {
    return "Loses, refuses and delays calls at random, for experiments: as much as a Loglet may"
        + " fail, and never more.";
  }

  @Override
  public String source() {
    return "The contract itself: what it allows to happen.";
  }

  @Override
  public List<Parameter> settings() {
    return Misfortune.declared();
  }

  @Override
  public void check(ProtocolSpec spec) {
    Misfortune.of(spec);
  }

  @Override
  public List<String> warnings(ProtocolSpec spec) {
    return List.of("with faulty, calls fail at random: what is told is for those that do not");
  }

  @Override
  public Loglet around(Site site, LogletTraits traits, Loglet child) {
    return new FaultyLoglet(
        site.host().environment(),
        site.id(),
        traits,
        child,
        Misfortune.of(site.spec()),
        site.limits());
  }
}
