package dev.rhenea.s3;

import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jspecify.annotations.Nullable;

/** A bucket in whose place another one is put while a certain object is looked for. */
final class Exchanged extends ForwardingBlobStore {
  static final String OTHER = "rhenea object store 1\nstore id dead\n";

  private final String when;
  private final String identity;

  /**
   * @param when the object
   * @param identity the object that says which store this is
   */
  Exchanged(BlobStore below, String when, String identity) {
    super(below);
    this.when = when;
    this.identity = identity;
  }

  @Override
  public @Nullable Blob getBlob(String bucket, String name, GetOptions options) {
    if (name.equals(when)) {
      super.putBlob(bucket, blobBuilder(identity).payload(OTHER).build());
    }
    return super.getBlob(bucket, name, options);
  }
}
