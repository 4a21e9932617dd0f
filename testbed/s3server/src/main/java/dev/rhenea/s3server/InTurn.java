package dev.rhenea.s3server;

import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.GetOptions;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;

/**
 * One call on the files at a time. With its last object the provider removes a folder, also from
 * under a writer that was about to use it, and that write fails: S3 has no folders.
 */
final class InTurn extends ForwardingBlobStore {
  InTurn(BlobStore below) {
    super(below);
  }

  @Override
  public synchronized String putBlob(String bucket, Blob blob) {
    return super.putBlob(bucket, blob);
  }

  @Override
  public synchronized String putBlob(String bucket, Blob blob, PutOptions options) {
    return super.putBlob(bucket, blob, options);
  }

  @Override
  public synchronized void removeBlob(String bucket, String name) {
    super.removeBlob(bucket, name);
  }

  @Override
  public synchronized Blob getBlob(String bucket, String name, GetOptions options) {
    return super.getBlob(bucket, name, options);
  }

  @Override
  public synchronized BlobMetadata blobMetadata(String bucket, String name) {
    return super.blobMetadata(bucket, name);
  }

  @Override
  public synchronized PageSet<? extends StorageMetadata> list(
      String bucket, ListContainerOptions options) {
    return super.list(bucket, options);
  }
}
