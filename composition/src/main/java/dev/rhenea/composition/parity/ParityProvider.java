package dev.rhenea.composition.parity;

import dev.rhenea.composition.lockstep.Lockstep;
import dev.rhenea.composition.lockstep.LockstepImporter;
import dev.rhenea.composition.lockstep.LockstepTraits;
import dev.rhenea.composition.lockstep.Replacement;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.prediction.Prediction;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Makes Loglets with parity: {@code parity(2, native(n1, n2, n3), memory(n4), memory(n5))}. */
public final class ParityProvider implements LogletProvider {
  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return Protecting.NAME;
  }

  @Override
  public String summary() {
    return "Keeps a shard of every entry on each of its children, which a conductor writes in"
        + " lockstep: appends need all of them, seal, checkTail and reads any k. Takes copies if they do.";
  }

  @Override
  public String source() {
    return "This project; RAID 5 and 6: Patterson, Gibson and Katz, SIGMOD 1988; Reed and Solomon,"
        + " Polynomial Codes over Certain Finite Fields, J. SIAM 8(2), 1960";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.next(
            Protecting.NEEDED,
            new Parameter.Type.Whole(Protecting.LEAST_NEEDED, Protecting.MOST_CHILDREN - 1),
            "How many children are enough to read; the others are parity, and may be lost."),
        Parameter.rest(
            Lockstep.CHILDREN,
            new Parameter.Type.Children(Protecting.LEAST_NEEDED + 1),
            "The compositions that keep a shard of every entry each."),
        Lockstep.conductorParameter());
  }

  private static Lockstep lockstep(ProtocolSpec spec) {
    return new Protecting(spec).lockstep();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    LockstepTraits.validate(lockstep(spec), traits(spec, catalogue));
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return new Protecting(spec).traits(catalogue);
  }

  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    Lockstep lockstep = lockstep(spec);
    return lockstep
        .parts()
        .predictions(catalogue)
        .map(children ->
            ParityPrediction.of(
                    lockstep.conductor().map(Value.Node::id),
                    lockstep.needed(),
                    spec.nodes(),
                    children)
                .warning(lockstep.sharedStores()));
  }

  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return lockstep(spec).create(host, id, limits);
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return lockstep(created).open(host, id, traits(created, host.catalogue()), limits);
  }

  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return lockstep(created).destroy(host, id, limits);
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new LockstepImporter(ParityProvider::lockstep, this::traits));
  }

  @Override
  public ColdStorage coldStorage(Host host, ProtocolSpec spec, HandleLimits limits) {
    return lockstep(spec).parts().coldStorage(host, lockstep(spec).needed(), limits);
  }

  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    Protecting protecting = new Protecting(spec);
    return Replacement.of(protecting.lockstep(), catalogue, failed, spares)
        .flatMap(rest -> protecting.without(rest, catalogue));
  }

  @Override
  public Role openRole(Host host, String role) {
    return Lockstep.openRole(host, Protecting.NAME, role, Protecting.LAYOUT);
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(Lockstep.describe(message));
  }
}
