package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Copies of closed segments in a folder: {@code objects(folder: "/mnt/cold")}. */
public final class ObjectsProvider implements LogletProvider {
  private static final String FOLDER = "folder";
  private static final int LARGEST_ENTRY = 4 << 20;
  private static final int CHUNK_BYTES = 1 << 20;

  private static final LogletTraits TRAITS =
      new LogletTraits(
          true,
          true,
          LogletTraits.Seal.STRONG,
          LARGEST_ENTRY,
          LogletTraits.Durability.FSYNC,
          true,
          LogletTraits.Intake.COPIES);

  private final int chunkBytes;

  /** Found by {@code ServiceLoader}. */
  public ObjectsProvider() {
    this(CHUNK_BYTES);
  }

  /** For tests, which have no megabytes to write. */
  ObjectsProvider(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public String summary() {
    return "Keeps a closed segment as objects in a folder outside the cluster; takes copies, no"
        + " appends; survives the loss of every node.";
  }

  @Override
  public String source() {
    return "Delos, OSDI 2020, section 4 (BackupLoglet)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required(
            FOLDER,
            new Parameter.Type.Text(),
            "A folder that every node sees under this path, on a file system with hard links."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {}

  @Override
  public LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return TRAITS;
  }

  @Override
  public Role openRole(Host host, String role) {
    throw new IllegalArgumentException("objects has no role '" + role + "': nobody serves them");
  }

  /** Never: it has no open Loglets. */
  @Override
  public Future<ProtocolSpec> create(
      Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return host.environment()
        .unavailable(
            new Diagnosis(
                "create " + id + ": objects take no appends",
                List.of(),
                "switch to another protocol, and move closed segments here"));
  }

  @Override
  public Optional<LogletImporter> importer() {
    return Optional.of(new Importer());
  }

  private final class Importer implements LogletImporter {
    @Override
    public Future<ProtocolSpec> begin(
        Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
      return host.environment()
          .within(
              limits.deadline(),
              shelf(host, id, spec, limits).begin(first).map(done -> spec),
              () -> Diagnosis.of("begin " + id + ": the object store did not answer in time"));
    }

    @Override
    public LogletCopy open(
        Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
      return new ObjectsCopy(shelf(host, id, begun, limits), first, chunkBytes, limits.deadline());
    }
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new ObjectsLoglet(id, TRAITS, shelf(host, id, created, limits), limits);
  }

  /** Within the deadline, or not at all: what is left is found by the next attempt. */
  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return shelf(host, id, created, limits).destroy();
  }

  /** No node of the cluster is part of it. */
  @Override
  public Optional<ProtocolSpec> propose(
      ProtocolSpec spec,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    return Optional.of(spec);
  }

  private static Shelf shelf(Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    String folder =
        spec.argument(FOLDER)
            .map(value -> value instanceof Value.Text(String text) ? text : value.toString())
            .orElseThrow();
    return new Shelf(
        host.environment(),
        new PatientStore(host.environment(), host.objects(folder), limits.deadline()),
        id);
  }
}
