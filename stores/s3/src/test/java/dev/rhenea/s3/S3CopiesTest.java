package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ChainArchive;
import dev.rhenea.provider.ChainArchive.Label;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.register.Version;
import dev.rhenea.s3server.S3Server;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a closed segment in a bucket, through the service's death and damage. */
class S3CopiesTest {
  private static final LogletId ID = new LogletId("default", 7);
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(10));

  /** Of calls that are to fail: they are repeated until then. */
  private static final HandleLimits IMPATIENT =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(3));

  private final RealLoop loop = new RealLoop(new NodeId("n1"));
  private final LoopHost host = new LoopHost(loop);
  private final S3Provider provider = new S3Provider(4);
  private final LogletImporter importer = provider.importer().orElseThrow();
  private @TempDir Path folder;
  private S3Server server;
  private Path credentials;
  private ProtocolSpec spec;

  @BeforeEach
  void start() throws IOException {
    server = S3Server.start(Files.createDirectory(folder.resolve("served")));
    credentials = Files.writeString(folder.resolve("s3.key"), S3Server.CREDENTIALS);
    spec =
        ProtocolSpec.of("s3")
            .with("bucket", new Value.Folder(server.address("logs")))
            .with("credentials", new Value.File(credentials.toString()));
  }

  @AfterEach
  void stop() {
    assertThat(loop.faults()).isEmpty();
    loop.close();
    server.close();
  }

  private ProtocolSpec bind() throws InterruptedException {
    return loop.get(() -> importer.bind(host, spec, LIMITS));
  }

  private LogletCopy begin(ProtocolSpec bound) throws InterruptedException {
    loop.get(() -> importer.begin(host, ID, bound, LogletOffset.ZERO, LIMITS));
    return importer.open(host, ID, bound, LogletOffset.ZERO, LIMITS);
  }

  private static Future<Done> write(LogletCopy copy, long at) {
    List<Entry> one = List.of(new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)));
    return copy.write(new LogletOffset(at), new ReadResult.Entries(one, new LogletOffset(at + 1)));
  }

  /** Ten entries of two bytes: two in a chunk. */
  private Loglet copied(ProtocolSpec bound) throws InterruptedException {
    LogletCopy copy = begin(bound);
    for (long at = 0; at < 10; at++) {
      long next = at;
      loop.get(() -> write(copy, next));
    }
    loop.get(() -> copy.finish(new LogletOffset(10)));
    return provider.open(host, ID, bound, LIMITS);
  }

  private static Future<ReadResult> read(Loglet reader, long from) {
    return reader.readNext(new LogletOffset(from), new LogletOffset(10), 1000);
  }

  private void assertReads(Loglet reader) throws InterruptedException {
    for (long from = 0; from < 10; from += 2) {
      long at = from;
      ReadResult.Entries found = (ReadResult.Entries) loop.get(() -> read(reader, at));
      assertThat(found.entries())
          .startsWith(new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)));
    }
  }

  private String chunk() {
    return server.content().list("cold", inLog()).stream()
        .map(StorageMetadata::getName)
        .filter(name -> name.endsWith("-2"))
        .findFirst()
        .orElseThrow();
  }

  private static ListContainerOptions inLog() {
    return new ListContainerOptions().prefix("logs/").recursive();
  }

  @Test
  void aCopyIsReadBackAndDestroyed() throws InterruptedException {
    ProtocolSpec bound = bind();
    assertThat(bound.folders().getFirst().storageId()).isPresent();
    Loglet reader = copied(bound);
    assertThat(loop.get(reader::checkTail)).isEqualTo(new Tail.Sealed(new LogletOffset(10)));
    assertReads(reader);
    loop.get(() -> provider.destroy(host, ID, bound, LIMITS));
    Loglet after = provider.open(host, ID, bound, LIMITS);
    assertThat(loop.get(() -> read(after, 0))).isEqualTo(new ReadResult.Unknown());
    assertThat(
            server.content().list("cold", inLog()).stream().map(StorageMetadata::getName).toList())
        .filteredOn(name -> name.startsWith("logs/default/"))
        .containsExactly("logs/" + ID + "/gone");
  }

  /**
   * The copier that comes second finds the manifest of the first, and takes back its own chunks.
   */
  @Test
  void anotherCopiersManifestIsNotOverwritten() throws Exception {
    ProtocolSpec bound = bind();
    LogletCopy late = begin(bound);
    loop.get(() -> write(late, 0));
    loop.get(() -> write(late, 1));
    Loglet reader = copied(bound);
    byte[] manifest = manifest();
    for (long at = 2; at < 10; at++) {
      long next = at;
      loop.get(() -> write(late, next));
    }
    loop.get(() -> late.finish(new LogletOffset(10)));
    assertThat(manifest()).isEqualTo(manifest);
    assertReads(reader);
  }

  private byte[] manifest() throws IOException {
    return Files.readAllBytes(folder.resolve("served/cold/logs/" + ID + "/manifest"));
  }

  @Test
  void damageIsAnErrorAndNoEntry() throws InterruptedException {
    ProtocolSpec bound = bind();
    copied(bound);
    String chunk = chunk();
    server
        .content()
        .putBlob("cold", server.content().blobBuilder(chunk).payload("damaged").build());
    Loglet impatient = provider.open(host, ID, bound, IMPATIENT);
    assertThat(loop.failure(() -> read(impatient, 4)).toString()).contains("is damaged");
    Loglet reader = provider.open(host, ID, bound, LIMITS);
    assertThat(loop.get(() -> read(reader, 6))).isInstanceOf(ReadResult.Entries.class);
    server.content().removeBlob("cold", chunk);
    assertThat(loop.failure(() -> read(impatient, 4)).toString()).contains("is missing");
  }

  @Test
  void whileTheServiceIsGoneThatIsSaidAndAfterwardsItGoesOn() throws InterruptedException {
    ProtocolSpec bound = bind();
    begin(bound);
    LogletCopy copy = importer.open(host, ID, bound, LogletOffset.ZERO, IMPATIENT);
    loop.get(() -> write(copy, 0));
    server.stop();
    assertThat(loop.failure(() -> write(copy, 1)).toString())
        .contains("write of default/7: bucket http", "cannot be reached, from n1");
    server.restart();
    for (long at = 2; at < 10; at++) {
      long next = at;
      loop.get(() -> write(copy, next));
    }
    loop.get(() -> copy.finish(new LogletOffset(10)));
    Loglet reader = provider.open(host, ID, bound, LIMITS);
    assertReads(reader);
    server.stop();
    Loglet other = provider.open(host, ID, bound, IMPATIENT);
    assertThat(loop.failure(other::checkTail).toString())
        .contains("checkTail of default/7: bucket http", "cannot be reached");
    server.restart();
    assertReads(provider.open(host, ID, bound, LIMITS));
  }

  /** By a node of another cluster, which knows the address and has the credentials. */
  @Test
  void theChainIsFoundByWhoeverReachesTheBucket() throws InterruptedException {
    ProtocolSpec bound = bind();
    ChainArchive archive = provider.coldStorage(host, bound, LIMITS).archives().getFirst();
    for (long version = 40; version <= 42; version++) {
      Label label = label(version);
      loop.get(() -> archive.keep(label, Payload.utf8("chain " + label.version())));
    }
    ChainArchive found = new S3Provider().coldStorage(host, spec, LIMITS).archives().getFirst();
    assertThat(loop.get(found::labels)).containsExactly(label(42));
    assertThat(loop.get(() -> found.read(label(42)))).contains(Payload.utf8("chain v42"));
  }

  private static Label label(long version) {
    return new Label("default", 9, new Version(version));
  }

  @Test
  void withoutCredentialsNothingIsAskedAndThatIsSaid() throws Exception {
    Files.delete(credentials);
    assertThat(loop.failure(() -> importer.bind(host, spec, IMPATIENT)).toString())
        .contains("there are no credentials in file '" + credentials, Credentials.REMEDY)
        .doesNotContain("not a secret");
    Files.writeString(credentials, S3Server.CREDENTIALS);
    assertReads(copied(bind()));
  }
}
