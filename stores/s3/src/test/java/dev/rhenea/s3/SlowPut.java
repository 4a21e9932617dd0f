package dev.rhenea.s3;

import java.util.concurrent.locks.LockSupport;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/**
 * A service that looks for an object, and writes it some time afterwards. Looking is what the proxy
 * does by itself.
 */
final class SlowPut extends ForwardingBlobStore {
  private static final long NANOS = 20_000_000;

  SlowPut(BlobStore below) {
    super(below);
  }

  @Override
  public String putBlob(String bucket, Blob blob, PutOptions options) {
    LockSupport.parkNanos(NANOS);
    return super.putBlob(bucket, blob, options);
  }
}
