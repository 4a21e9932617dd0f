package dev.rhenea.s3;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.objects.StoredCopies;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Copies of closed segments in a bucket: {@code s3(bucket: "https://s3.example.com/cold/logs",
 * credentials: file("s3.key"))}. Thread-safe.
 */
public final class S3Provider extends StoredCopies {
  private static final String BUCKET = "bucket";
  private static final String CREDENTIALS = "credentials";
  private static final String REGION = "region";
  private static final String USUAL_REGION = "us-east-1";
  private static final Pattern REGION_NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final ConcurrentMap<Service.Access, Service> services = new ConcurrentHashMap<>();

  /** Found by {@code ServiceLoader}. */
  public S3Provider() {}

  /** For tests, which have no megabytes to write. */
  S3Provider(int chunkBytes) {
    super(chunkBytes);
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public String summary() {
    return "Keeps a closed segment as objects in a bucket of an S3-compatible service; takes copies,"
        + " no appends; survives the loss of every node.";
  }

  @Override
  public String source() {
    return "Delos, OSDI 2020, section 4 (BackupLoglet); Amazon S3 API, conditional writes";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required(
            BUCKET,
            new Parameter.Type.Bucket(),
            "The service's address, the bucket, and a prefix if wanted; the bucket is never created,"
                + " and must keep If-None-Match of several writers."),
        Parameter.required(
            CREDENTIALS,
            new Parameter.Type.File(),
            "A file of each node: the id of an access key in one line, its secret in the next."),
        Parameter.named(
            REGION,
            new Parameter.Type.Text(),
            USUAL_REGION,
            "The region that requests are signed for."));
  }

  @Override
  public void validate(ProtocolSpec spec, Catalogue catalogue) {
    String address = folder(spec).path();
    if (Bucket.parse(address).isEmpty()) {
      throw new InvalidSpec(
          BUCKET,
          "'%s' is not the address of a bucket: write as \"https://s3.example.com/cold/logs\","
                  .formatted(address)
              + " with http or https, without a name or password");
    }
    if (!REGION_NAME.matcher(region(spec)).matches()) {
      throw new InvalidSpec(
          REGION,
          "'%s' is not a region: write as \"%s\", or leave it out"
              .formatted(region(spec), USUAL_REGION));
    }
  }

  @Override
  protected String place() {
    return BUCKET;
  }

  @Override
  protected ObjectStore store(Host host, ProtocolSpec spec) {
    Value.Folder place = folder(spec);
    Bucket bucket = Bucket.parse(place.path()).orElseThrow();
    String file = new Arguments(spec).file(CREDENTIALS).orElseThrow();
    Optional<Credentials> credentials =
        host.file(file).map(Payload::toUtf8).flatMap(Credentials::parse);
    if (credentials.isEmpty()) {
      return new MissingStore(host.environment(), unusable(host, bucket, file));
    }
    Service service =
        services.computeIfAbsent(
            new Service.Access(bucket.service(), region(spec), credentials.get()), Service::open);
    return new S3Store(host.environment(), service, bucket, place.storageId());
  }

  private static Diagnosis unusable(Host host, Bucket bucket, String file) {
    return new Diagnosis(
        "bucket %s: there are no credentials in file '%s'".formatted(bucket, file),
        List.of(host.environment().node()),
        Credentials.REMEDY);
  }

  private static String region(ProtocolSpec spec) {
    return spec.argument(REGION)
        .map(value -> value instanceof Value.Text(String region) ? region : USUAL_REGION)
        .orElse(USUAL_REGION);
  }
}
