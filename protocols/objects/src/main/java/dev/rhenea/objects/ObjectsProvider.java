package dev.rhenea.objects;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Role;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.Arguments;
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
            new Parameter.Type.Folder(),
            "A folder that every node sees under this absolute path, on a file system with hard"
                + " links; it is never created: mount it, or create it, before."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    String path = folder(spec).path();
    if (!path.startsWith("/")) {
      throw new InvalidSpec(
          FOLDER,
          "folder '%s' is relative, and each node would take another one: write the whole path, as"
                  .formatted(path)
              + " \"/mnt/cold\"");
    }
  }

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
    public Future<ProtocolSpec> bind(Host host, ProtocolSpec spec, HandleLimits limits) {
      return new PatientStore(
              host.environment(), host.objects(folder(spec)), "bind " + spec, limits.deadline())
          .identity()
          .map(found -> bound(spec, found));
    }

    /** What is to be durable when this completes is that there is no mark of a destruction. */
    @Override
    public Future<ProtocolSpec> begin(
        Host host, LogletId id, ProtocolSpec spec, LogletOffset first, HandleLimits limits) {
      Shelf shelf = site(host, id, spec, limits).shelf("begin");
      return shelf.intact().compose(intact -> shelf.identity()).map(found -> bound(spec, found));
    }

    @Override
    public LogletCopy open(
        Host host, LogletId id, ProtocolSpec begun, LogletOffset first, HandleLimits limits) {
      return new ObjectsCopy(site(host, id, begun, limits), first, chunkBytes);
    }
  }

  @Override
  public Loglet open(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return new ObjectsLoglet(site(host, id, created, limits), TRAITS, limits);
  }

  /** Within the deadline, or not at all: what is left is found by the next attempt. */
  @Override
  public Future<Done> destroy(Host host, LogletId id, ProtocolSpec created, HandleLimits limits) {
    return site(host, id, created, limits).shelf("destroy").destroy();
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

  private static Site site(Host host, LogletId id, ProtocolSpec spec, HandleLimits limits) {
    return Site.of(host, id, folder(spec), limits);
  }

  private static ProtocolSpec bound(ProtocolSpec spec, StorageId found) {
    return spec.with(FOLDER, new Value.Folder(folder(spec).path(), found));
  }

  private static Value.Folder folder(ProtocolSpec spec) {
    return new Arguments(spec).folder(FOLDER).orElseThrow();
  }
}
