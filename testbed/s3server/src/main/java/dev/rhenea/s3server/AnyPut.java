package dev.rhenea.s3server;

import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;

/** A service that was made before there were conditions: it takes every write. */
public final class AnyPut extends ForwardingBlobStore {
  /** Over {@code below}, which keeps them. */
  public AnyPut(BlobStore below) {
    super(below);
  }

  @Override
  public String putBlob(String bucket, Blob blob, PutOptions options) {
    return options instanceof PutOptions2
        ? super.putBlob(bucket, blob)
        : super.putBlob(bucket, blob, options);
  }

  /** The proxy asks for it to see whether there is one, before it writes. */
  @Override
  public @Nullable BlobMetadata blobMetadata(String bucket, String name) {
    return null;
  }

  @Override
  public boolean blobExists(String bucket, String name) {
    return false;
  }
}
