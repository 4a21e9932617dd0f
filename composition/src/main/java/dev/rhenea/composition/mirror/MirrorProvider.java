package dev.rhenea.composition.mirror;

import dev.rhenea.composition.lockstep.Lockstep;
import dev.rhenea.composition.lockstep.LockstepImporter;
import dev.rhenea.composition.lockstep.LockstepPrediction;
import dev.rhenea.composition.lockstep.LockstepTraits;
import dev.rhenea.composition.lockstep.Replacement;
import dev.rhenea.composition.lockstep.Stamp;
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

/** Makes mirrors: {@code mirror(native(n1, n2, n3), zookeeper(n1, n2, n3), conductor: n2)}. */
public final class MirrorProvider implements LogletProvider {
  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return Mirroring.NAME;
  }

  @Override
  public String summary() {
    return "Keeps every entry on each of its children, which a conductor writes in lockstep: appends"
        + " need all of them, seal, checkTail and reads any one. Takes copies if they do.";
  }

  @Override
  public String source() {
    return "This project; RAID 1: Patterson, Gibson and Katz, A Case for Redundant Arrays of"
        + " Inexpensive Disks, SIGMOD 1988";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.rest(
            Lockstep.CHILDREN,
            new Parameter.Type.Children(1),
            "The compositions that keep every entry each."),
        Lockstep.conductorParameter());
  }

  private static Lockstep lockstep(ProtocolSpec spec) {
    return new Mirroring(spec).lockstep();
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    LockstepTraits.validate(lockstep(spec), traits(spec, catalogue));
  }

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return new Mirroring(spec).traits(catalogue);
  }

  @Override
  public Optional<Prediction> predict(ProtocolSpec spec, Catalogue catalogue) {
    Lockstep lockstep = lockstep(spec);
    return lockstep
        .parts()
        .predictions(catalogue)
        .map(children ->
            LockstepPrediction.of(
                    lockstep.conductor().map(Value.Node::id),
                    1,
                    children.stream().map(child -> child.adding(Stamp.OVERHEAD)).toList())
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
    return Optional.of(new LockstepImporter(MirrorProvider::lockstep, this::traits));
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
    return Replacement.of(lockstep(spec), catalogue, failed, spares)
        .filter(next -> next.isAsDurable(lockstep(spec), 1, catalogue))
        .map(next -> next.in(spec));
  }

  @Override
  public Role openRole(Host host, String role) {
    return Lockstep.openRole(host, Mirroring.NAME, role, Mirroring.LAYOUT);
  }

  @Override
  public Optional<String> describe(String role, Payload message) {
    return Optional.of(Lockstep.describe(message));
  }
}
