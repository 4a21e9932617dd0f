package dev.rhenea.s3server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3-compatible service in this process, over a folder, with one bucket {@code cold}. */
public final class S3Server implements AutoCloseable {
  /** A credentials file for it. */
  public static final String CREDENTIALS = "# for tests\nrhenea\nnot a secret\n";

  private final BlobStoreContext context;
  private final BlobStore objects;
  private final UnaryOperator<BlobStore> semantics;
  private int port;
  private S3Proxy proxy;

  /** One that keeps its conditions. */
  public static S3Server start(Path folder) {
    return new S3Server(folder, OnePut::new);
  }

  /**
   * Another one.
   *
   * @param semantics what it makes of the objects in {@code folder}
   */
  public S3Server(Path folder, UnaryOperator<BlobStore> semantics) {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    this.semantics = semantics;
    this.context =
        ContextBuilder.newBuilder("filesystem-nio2")
            .credentials("none", "none")
            .overrides(properties)
            .build(BlobStoreContext.class);
    this.objects = new InTurn(context.getBlobStore());
    objects.createContainerInLocation(null, "cold");
    this.proxy = open();
  }

  private S3Proxy open() {
    S3Proxy opened =
        S3Proxy.builder()
            .blobStore(semantics.apply(objects))
            .awsAuthentication(AuthenticationType.AWS_V4, "rhenea", "not a secret")
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .build();
    try {
      opened.start();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    port = opened.getPort();
    return opened;
  }

  /** The address of a place in the bucket. */
  public String address(String prefix) {
    return "http://127.0.0.1:%d/cold/%s".formatted(port, prefix);
  }

  /** What is in the folder, as it is kept. */
  public BlobStore content() {
    return objects;
  }

  /** Ends; connections break, and new ones are refused. */
  public void stop() {
    try {
      proxy.stop();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Comes back where it was, with what it had. */
  public void restart() {
    proxy = open();
  }

  @Override
  public void close() {
    stop();
    context.close();
  }
}
