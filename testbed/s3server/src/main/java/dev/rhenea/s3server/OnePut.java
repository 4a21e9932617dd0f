package dev.rhenea.s3server;

import org.gaul.s3proxy.PutOptions2;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;

/** Objects that are looked for and written in one step, as S3 does and the proxy does not. */
public final class OnePut extends ForwardingBlobStore {
  /** Over {@code below}, which keeps them. */
  public OnePut(BlobStore below) {
    super(below);
  }

  @Override
  public synchronized String putBlob(String bucket, Blob blob, PutOptions options) {
    if (options instanceof PutOptions2 conditions
        && "*".equals(conditions.getIfNoneMatch())
        && blobExists(bucket, blob.getMetadata().getName())) {
      HttpResponse taken = HttpResponse.builder().statusCode(412).build();
      throw new HttpResponseException("there is one", null, taken);
    }
    return super.putBlob(bucket, blob, options);
  }
}
